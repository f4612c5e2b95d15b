package fr.parcours.register;

import fr.parcours.DossierNumber;
import fr.parcours.Registers;
import fr.parcours.register.agreement.Agreement.Terms;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Coverages.Brought;
import fr.parcours.register.insurance.Coverages.Due;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory;
import fr.parcours.register.inventory.Inventory.Room;
import fr.parcours.register.keys.Openings;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Dossiers as registers know them, made in one line. */
@Component
public class Given {
    public static final LocalDate START = Registers.TODAY.plusDays(40);
    public static final LocalDate END = START.plusDays(180);

    private final Dossiers dossiers;
    private final Agreements agreements;
    private final Coverages coverages;
    private final Inventories inventories;
    private final Openings openings;
    private final Occupants occupants;

    Given(
            Dossiers dossiers,
            Agreements agreements,
            Coverages coverages,
            Inventories inventories,
            Openings openings,
            Occupants occupants) {
        this.occupants = occupants;
        this.dossiers = dossiers;
        this.agreements = agreements;
        this.coverages = coverages;
        this.inventories = inventories;
        this.openings = openings;
    }

    public static OccupationRequest request(String space) {
        return OccupationRequest.ofService(
                space, "Permanence d'accueil provisoire", "BUREAUX_TAMPON", 6, 0, null, START, END);
    }

    public static OccupationRequest request(String space, String occupantType) {
        return request(space).by(occupantType);
    }

    /** Of an association from outside: its SIRET can be right. */
    public static Occupant occupant() {
        return occupant("contact@exemple.invalid", true);
    }

    /** The same at another address. */
    public static Occupant occupant(String email, boolean generalInterest) {
        return new Occupant(
                "Association de démonstration",
                "99910001900010",
                null,
                "2 rue de l'Exemple, 59100 Roubaix",
                "Représentant de démonstration",
                "Présidence",
                email,
                null,
                generalInterest,
                Registers.TODAY,
                false);
    }

    /** As {@link #dossier}, opened at the desk for somebody from outside. */
    @Transactional
    public DossierNumber external(String space, String occupantType) {
        var number = dossiers.draw();
        dossiers.open(number, "patrimoine", "service-patrimoine", request(space, occupantType));
        occupants.record(number, occupant());
        return number;
    }

    @Transactional
    public DossierNumber dossier(String space) {
        var number = dossiers.draw();
        dossiers.open(number, "agent", "service-participation", request(space));
        return number;
    }

    /** The note is drafted, signed and notified. */
    @Transactional
    public void executoryNote(DossierNumber dossier) {
        var terms = new Terms(
                "Permanence d'accueil du service", "Responsable de service", "PRINCIPAL", BigDecimal.ZERO, null);
        agreements.draft(dossier, "AFFECTATION_INTERNE", terms, START, END, 6, "juridique");
        agreements.sign(dossier, "DGA_PATRIMOINE", "signature-dga", "Directrice générale adjointe");
        agreements.makeExecutory(dossier);
    }

    /** The insurers were told. */
    @Transactional
    public void insurance(DossierNumber dossier) {
        coverages.require(dossier, List.of(new Due(Kind.DECLARATION_ASSUREUR_MEL, null)));
        coverages.validate(
                dossier,
                Kind.DECLARATION_ASSUREUR_MEL,
                new Brought("DECL-1", Registers.TODAY, START, null, "Vacant, puis occupé."),
                "assurances");
    }

    /** The safety officer found everything in place, or not the exits. */
    @Transactional
    public void openingCheck(DossierNumber dossier, boolean exitsFree) {
        openings.checked(
                dossier,
                new Openings.Check(exitsFree, true, true, true, true, true, exitsFree ? null : "Issue encombrée."),
                "securite");
    }

    /** All that the gate of the keys asks for. */
    @Transactional
    public DossierNumber readyForKeys(String space) {
        var dossier = dossier(space);
        executoryNote(dossier);
        insurance(dossier);
        entryInventory(dossier);
        openingCheck(dossier, true);
        return dossier;
    }

    @Transactional
    public void entryInventory(DossierNumber dossier) {
        inventories.take(
                dossier, Inventory.Kind.ENTREE, START, null, List.of(new Room("Accueil", 4, null)), "patrimoine");
        inventories.countersign(dossier, Inventory.Kind.ENTREE, null, null, "agent");
    }
}
