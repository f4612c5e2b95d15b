package fr.parcours.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.SampleFiles;
import fr.parcours.engine.TestClock;
import fr.parcours.engine.form.Forms;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.story.InvitationKeys;
import fr.parcours.story.Journeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An occupant from outside does on his telephone all that is his to do, from the certificate to his notice. */
@ParcoursTest
@Tag("browser")
class DoorForEverybodyTest {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Certificates certificates;

    @Autowired
    Incidents incidents;

    @Autowired
    InvitationKeys keys;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void all_that_is_his_to_do_is_done_by_the_links_of_his_mails() throws IOException {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.until(dossier, "task_provideCertificate");
        var occupant = new Visitor(chromium.browser(), "http://localhost:" + port);
        occupant.goTo("/porte");
        PagesForEverybodyTest.check(occupant.page(), "porte-fermee");
        enters(occupant, dossier);
        givesHisCertificate(occupant, dossier);
        assertThat(certificates.latest(dossier))
                .hasValueSatisfying(given -> assertThat(given.givenBy()).isEqualTo("porte:" + dossier));

        journeys.ask("assurances", dossier, "task_controlCertificate");
        enters(occupant, dossier);
        does(occupant, dossier, "task_answerRequest", "porte-question");

        journeys.until(dossier, "task_remarkConvention");
        enters(occupant, dossier);
        does(occupant, dossier, "task_remarkConvention", "porte-projet");

        journeys.until(dossier, "task_acknowledgeKeys");
        enters(occupant, dossier);
        does(occupant, dossier, "task_acknowledgeKeys", "porte-cles");

        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        occupant.goTo("/porte").opens("Signaler un incident");
        occupant.picks("incidentKind", "Dégât des eaux").answers("gravity", "2");
        occupant.types("incidentText", "Une fuite d'eau dans la grande salle, coupée au compteur.");
        PagesForEverybodyTest.check(occupant.page(), "porte-incident");
        sends(occupant);
        assertThat(incidents.anyOpen(dossier)).isTrue();

        occupant.goTo("/porte")
                .opens("Donner congé")
                .dates("noticeDate", clock.today().plusDays(45));
        PagesForEverybodyTest.check(occupant.page(), "porte-conge");
        sends(occupant);
        occupant.reads("Rien n'est attendu de vous aujourd'hui.");
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(clock.today().plusDays(44));

        occupant.clicks("Sortir de mon dossier").reads("Vous êtes sorti de votre dossier.");
        assertThat(occupant.failures()).isEmpty();
    }

    /** By the latest mail. */
    private void enters(Visitor occupant, DossierNumber dossier) {
        occupant.goTo("/porte/" + keys.of(dossier)).clicks("Ouvrir mon dossier").reads("Où en est votre dossier");
    }

    /** Answers the one task that is his, on a telephone. */
    private void does(Visitor occupant, DossierNumber dossier, String task, String picture) {
        var form = journeys.as("patrimoine2", () -> journeys.formOf(dossier, task));
        occupant.page().locator(".fjs-container").first().waitFor();
        PagesForEverybodyTest.check(occupant.page(), picture);
        occupant.fillsIn(form, journeys.answer(form, Map.of()));
        sends(occupant);
        assertThat(journeys.open(dossier)).doesNotContain(task);
    }

    /** His form is empty: he joins the document and copies it. */
    private void givesHisCertificate(Visitor occupant, DossierNumber dossier) throws IOException {
        var proposed = journeys.as("patrimoine2", () -> journeys.formOf(dossier, "task_provideCertificate"));
        var copied = new HashMap<>(journeys.answer(proposed, Map.of()));
        copied.keySet().removeAll(Set.of("documentForm", "paperPlace"));
        var shown = new HashMap<>(proposed.data());
        shown.keySet().removeAll(copied.keySet());
        occupant.page().locator(".fjs-container").first().waitFor();
        PagesForEverybodyTest.check(occupant.page(), "porte-attestation");
        occupant.attaches(Files.write(folder.resolve("Attestation.pdf"), SampleFiles.pdf()));
        occupant.fillsIn(new Forms.View(proposed.schema(), shown), copied);
        sends(occupant);
        assertThat(journeys.open(dossier)).doesNotContain("task_provideCertificate");
    }

    private static void sends(Visitor occupant) {
        occupant.clicks("Envoyer").reads("C'est enregistré");
        occupant.page().waitForLoadState();
    }
}
