package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.insurance.Certificates.Request;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Waivers;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the registers make a certificate say: the same for the letter, for who gives it and for who controls it. */
@Component
class Expectations {
    private final Dossiers dossiers;
    private final Occupants occupants;
    private final Spaces spaces;
    private final Coverages coverages;
    private final Certificates certificates;
    private final Waivers waivers;
    private final Names names;
    private final Clock clock;

    Expectations(
            Dossiers dossiers,
            Occupants occupants,
            Spaces spaces,
            Coverages coverages,
            Certificates certificates,
            Waivers waivers,
            Names names,
            Clock clock) {
        this.dossiers = dossiers;
        this.occupants = occupants;
        this.spaces = spaces;
        this.coverages = coverages;
        this.certificates = certificates;
        this.waivers = waivers;
        this.names = names;
        this.clock = clock;
    }

    Expected of(DossierNumber number) {
        var dossier = dossiers.get(number);
        var request = dossier.request();
        var occupant = occupants.find(number);
        var space = spaces.get(request.spaceCode());
        var area = Optional.ofNullable(space.areaUsable()).or(() -> Optional.ofNullable(space.areaPlot()));
        return new Expected(
                occupant.map(Occupant::legalName).orElseGet(() -> names.service(dossier.service())),
                occupant.map(Occupant::siret).orElse(null),
                space,
                area.map(square -> French.amount(square) + " m²").orElse("non connue"),
                firstDay(dossier),
                dossier.lastDay(),
                request.purpose(),
                request.publicReception() ? request.publicCount() : 0,
                request.worksNeeded(),
                waivers.find(number).isPresent(),
                coverages.of(number).stream()
                        .filter(one -> one.kind().isOfOccupant())
                        .toList());
    }

    /** No insurer covers a day that is past: an entry or a renewal that is late is covered from today on. */
    private LocalDate firstDay(Dossier dossier) {
        var asked = certificates
                .request(dossier.number())
                .filter(Request::renewal)
                .map(Request::firstDay)
                .orElse(dossier.request().requestedStart());
        var today = LocalDate.now(clock);
        return asked.isAfter(today) ? asked : today;
    }
}
