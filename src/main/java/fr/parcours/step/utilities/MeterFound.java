package fr.parcours.step.utilities;

import fr.parcours.register.space.Meter;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a technician finds a meter, in one answer: its state and who holds the contract. */
enum MeterFound {
    OUVERT_MEL(MeterState.OUVERT, true),
    OUVERT_TIERS(MeterState.OUVERT, false),
    FERME(MeterState.FERME, false),
    ABSENT(MeterState.ABSENT, false);

    private final MeterState state;
    private final boolean holderIsMel;

    MeterFound(MeterState state, boolean holderIsMel) {
        this.state = state;
        this.holderIsMel = holderIsMel;
    }

    MeterState state() {
        return state;
    }

    boolean holderIsMel() {
        return holderIsMel;
    }

    /** Empty while its state is unknown, or who holds the contract of an open one: nobody is to confirm a guess. */
    static Optional<MeterFound> of(@Nullable Meter meter) {
        if (meter == null) {
            return Optional.empty();
        }
        return switch (meter.state()) {
            case FERME -> Optional.of(FERME);
            case ABSENT -> Optional.of(ABSENT);
            case OUVERT ->
                Optional.ofNullable(meter.holderIsMel()).map(holderIsMel -> holderIsMel ? OUVERT_MEL : OUVERT_TIERS);
        };
    }

    /** The meter as found; what else was known of it stays. */
    Meter applied(Utility utility, @Nullable Meter known) {
        var meter = known == null ? Meter.seen(utility, state) : known;
        return state == MeterState.OUVERT ? meter.opened(holderIsMel) : meter.found(state);
    }
}
