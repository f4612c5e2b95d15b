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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SpaceView(
        String code,
        String label,
        String commune,
        @Nullable String address,
        @Nullable BigDecimal areaUsable,
        int capacity,
        @Nullable Boolean accessible,
        String lastUse,
        String transport,
        @Nullable LocalDate availableFrom,
        @Nullable LocalDate availableUntil,
        @Nullable String status,
        @Nullable String ownerType,
        @Nullable String domaniality,
        @Nullable String erpCategory) {

    /** Everything that instruction needs. */
    static SpaceView full(Space space) {
        return new SpaceView(
                space.code(),
                space.label(),
                space.commune(),
                space.address(),
                space.areaUsable(),
                space.maxCapacity(),
                space.pmrAccess(),
                space.lastUse(),
                space.transport(),
                space.availableFrom(),
                space.availableUntil(),
                space.status().name(),
                space.ownerType(),
                space.domaniality(),
                space.erpCategory());
    }

    /** What a requester chooses by: without the address (role-matrix.md, note 1) and the legal side. */
    static SpaceView brief(Space space) {
        return new SpaceView(
                space.code(),
                space.label(),
                space.commune(),
                null,
                space.areaUsable(),
                space.maxCapacity(),
                space.pmrAccess(),
                space.lastUse(),
                space.transport(),
                space.availableFrom(),
                space.availableUntil(),
                null,
                null,
                null,
                null);
    }
}
