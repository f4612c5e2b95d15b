package fr.parcours.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parcours.register.space.Space;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A space as a list shows it. What is not for the reader is absent; what the house does not know is « à compléter ».
 *
 * @param address street, postal code and commune
 * @param areaUsable m²
 * @param capacity persons, public and staff
 * @param publicReception it may receive the public as it stands
 * @param status what the inventory says of it
 * @param standing how it stands today
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SpaceView(
        String code,
        String label,
        String commune,
        @Nullable String address,
        @Nullable BigDecimal areaUsable,
        int capacity,
        boolean publicReception,
        @Nullable Boolean accessible,
        String lastUse,
        String transport,
        @Nullable LocalDate availableFrom,
        @Nullable LocalDate availableUntil,
        Standing standing,
        @Nullable String status,
        @Nullable String ownerType,
        @Nullable String domaniality,
        @Nullable String erpCategory) {

    /**
     * @param withAddress the reader may know where exactly it stands
     * @param withLegalSide and what a requester does not choose by: status, owner, domain
     */
    static SpaceView of(Space space, Standing standing, boolean withAddress, boolean withLegalSide) {
        return new SpaceView(
                space.code(),
                space.label(),
                space.commune(),
                withAddress ? space.address() : null,
                space.areaUsable(),
                space.maxCapacity(),
                receivesPublic(space),
                space.pmrAccess(),
                space.lastUse(),
                space.transport(),
                space.availableFrom(),
                space.availableUntil(),
                standing,
                withLegalSide ? space.status().name() : null,
                withLegalSide ? space.ownerType() : null,
                withLegalSide ? space.domaniality() : null,
                withLegalSide ? space.erpCategory() : null);
    }

    static boolean receivesPublic(Space space) {
        return !space.erpCategory().equals("NON_ERP") && !space.erpCategory().equals("A_ETUDIER");
    }
}
