package fr.parcours.story;

import static fr.parcours.register.escalation.Escalation.Action.PILOTE_REAFFECTE;
import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.ParcoursTest;
import fr.parcours.demo.GoodRoad;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.TestClock;
import fr.parcours.register.agreement.Acts;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.agreement.Article;
import fr.parcours.register.agreement.Convention;
import fr.parcours.register.agreement.Conventions;
import fr.parcours.register.agreement.DecidingAct;
import fr.parcours.register.agreement.Fees;
import fr.parcours.register.assembly.Session.Assembly;
import fr.parcours.register.assembly.Sessions;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Reserves.Reserve;
import fr.parcours.register.escalation.Escalation;
import fr.parcours.register.escalation.Escalations;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.space.Diagnostic.Code;
import fr.parcours.register.technical.SignedWithout;
import fr.parcours.robot.Robot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Both sides agree on a text, the house decides, both sign, the prefecture receives: the title is executory. */
@ParcoursTest
class ConventionStory {
    private static final List<String> ROAD = List.of(
            "task_setFee",
            "task_draftConvention",
            "task_remarkConvention",
            "task_settleAct",
            "task_signDecision",
            "task_enterOnAgenda",
            "task_recordDeliberation",
            "task_signOccupant",
            "task_signConvention",
            "task_giveTechnicalOpinion",
            "task_giveSafetyOpinion",
            "task_giveLegalOpinion",
            "task_surveyDiagnostics",
            "task_checkFluids",
            "task_checkNetwork",
            "task_checkPlanning",
            "task_qualifyOccupation",
            "task_arbitrateRework");

    private static final BigDecimal RENTAL_VALUE = new BigDecimal("13600");

    @Autowired
    RoundTrips roundTrips;

    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Agreements agreements;

    @Autowired
    Conventions conventions;

    @Autowired
    Acts acts;

    @Autowired
    Fees fees;

    @Autowired
    Sessions sessions;

    @Autowired
    Qualifications qualifications;

    @Autowired
    Documents documents;

    @Autowired
    Escalations escalations;

    @Autowired
    Reserves reserves;

    @Autowired
    SignedWithout signedWithout;

    @LocalServerPort
    int port;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    TaskService tasks;

    @Autowired
    TestClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_free_convention_for_an_association_is_decided_by_delegation_and_transmitted() {
        var dossier = free();
        journeys.complete("juridique", dossier, "task_draftConvention", noChange());
        assertThat(text(dossier).articles())
                .extracting(Article::number)
                .startsWith(1, 2)
                .contains(27, 28);
        assertThat(article(dossier, 11)).contains("L2125-1", "13 600 €", "faculté");
        assertThat(article(dossier, 26)).contains("tribunal administratif de Lille");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ACCORD_PRINCIPE);

        journeys.complete("patrimoine2", dossier, "task_remarkConvention", Map.of("remarkDecision", "ACCEPT"));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_SIGNATURE);
        journeys.complete(
                "juridique",
                dossier,
                "task_settleAct",
                Map.of(
                        "actNumber",
                        "ACTE-ESSAI",
                        "delegation",
                        "n° DELIB-ESSAI du 3 juillet 2026",
                        "signatureOrder",
                        "n° ARRETE-ESSAI du 10 juillet 2026"));
        assertThat(act(dossier))
                .extracting(DecidingAct::authority, DecidingAct::transmit, DecidingAct::matterCode)
                .containsExactly("PRESIDENT_DELEGATION", "OUI", "3.5");

        assertThat(documents.of(dossier))
                .as("to be read and to be edited")
                .extracting(document -> document.name().replace(dossier + " ", ""))
                .contains(
                        "Projet de convention d'occupation v1.pdf",
                        "Projet de convention d'occupation v1.odt",
                        "Projet de décision v1.pdf",
                        "Projet de décision v1.odt");
        assertThat(edited(dossier, "Projet de décision"))
                .contains("<text:h text:outline-level=\"2\">Considérants</text:h>", "Article 3 –");
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .anyMatch(mail -> mail.contains("dites article par article") && mail.contains("version 1"));

        journeys.complete("signature-elu", dossier, "task_signDecision", Map.of("actDecision", "TAKEN"));
        assertThat(read(dossier, "Décision d'autoriser"))
                .contains(
                        "ACTE-ESSAI",
                        "Vu la délibération n° DELIB-ESSAI du 3 juillet 2026",
                        "Vu l'arrêté n° ARRETE-ESSAI du 10 juillet 2026",
                        "Article 2 – L'occupation est consentie à titre gratuit.",
                        "pour le Président et par délégation",
                        "faculté",
                        "Voies et délais de recours");
        assertThat(read(dossier, "Projet de convention"))
                .as("what the occupant signs cites the act")
                .contains("décision n° ACTE-ESSAI du");

        journeys.complete("patrimoine2", dossier, "task_signOccupant", Map.of("counterSignature", "SIGNED"));
        journeys.complete("signature-elu", dossier, "task_signConvention", Map.of("signDecision", "SIGN"));
        assertThat(agreements.get(dossier).isInForce())
                .as("not before it is transmitted")
                .isFalse();

        journeys.complete("assemblees", dossier, "task_transmit", Map.of("receiptNumber", "AR-ESSAI"));
        var title = agreements.get(dossier);
        assertThat(title.isInForce()).isTrue();
        assertThat(title.number()).matches("CODP-\\d{4}-\\d{3}");
        assertThat(act(dossier).receiptNumber()).isEqualTo("AR-ESSAI");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.SIGNE);
        assertThat(read(dossier, "Convention d'occupation v"))
                .contains(
                        title.number(),
                        "Article 27",
                        "Représentant de démonstration",
                        "pour le Président et par délégation")
                .doesNotContain("Projet");
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier)).anyMatch(mail -> mail.contains(title.number()));
    }

    @Test
    void finance_sets_the_fee_before_the_text_and_the_article_says_it() {
        var dossier = paid("PRESIDENT_DELEGATION");
        assertThat(journeys.open(dossier)).contains("task_setFee").doesNotContain("task_draftConvention");

        journeys.complete(
                "finances", dossier, "task_setFee", Map.of("feeYear", 9600.5, "deposit", 800, "payment", "ANNUEL"));
        journeys.complete("juridique", dossier, "task_draftConvention", noChange());

        assertThat(article(dossier, 11)).contains("9 600,50 € par an", "d'avance");
        assertThat(article(dossier, 12)).contains("800 €");
        assertThat(article(dossier, 11)).contains("une redevance de", "au prorata des jours");
        executory(dossier);
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .as("what to pay until when")
                .anyMatch(mail -> mail.contains("avant la remise des clés, le dépôt de garantie")
                        && mail.contains("Premier jour de l'occupation"));
        assertThat(signedWithout.of(dossier))
                .filteredOn(piece -> piece.code() == Code.ETAT_DES_RISQUES)
                .singleElement()
                .satisfies(piece -> {
                    assertThat(piece.by()).isEqualTo("signature-elu");
                    assertThat(new Robot("http://localhost:" + port)
                                    .get("juridique", "/api/dossiers/" + dossier)
                                    .json()
                                    .at("/signedWithout")
                                    .findValuesAsText("reason"))
                            .contains(piece.reason());
                });
        assertThat(jdbc.sql("select about from audit_line where chain = ? and event = 'SIGNED_WITHOUT_PIECE'")
                        .param(dossier.value())
                        .query(String.class)
                        .list())
                .contains("ETAT_DES_RISQUES");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.SIGNE);
    }

    @Test
    void who_signs_without_the_statement_of_risks_says_why_and_nobody_asks_when_it_is_there() {
        var dossier = free();
        drafted(dossier);
        journeys.complete("signature-elu", dossier, "task_signDecision", Map.of("actDecision", "TAKEN"));
        journeys.complete("patrimoine2", dossier, "task_signOccupant", Map.of("counterSignature", "SIGNED"));
        assertThat(toSign(dossier))
                .extractingByKey("missingPiecesText")
                .asString()
                .contains("État des risques (absent", "résolution du contrat", "L125-5");
        assertThatThrownBy(() -> journeys.complete(
                        "signature-elu",
                        dossier,
                        "task_signConvention",
                        Map.of("signDecision", "SIGN", "signWithoutReason", "")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Pourquoi signer sans cette pièce");

        recordRisks(dossier, clock.today().minusMonths(7));
        assertThat(toSign(dossier).get("missingPiecesText").toString()).contains("périmé, il est du");
        recordRisks(dossier, clock.today());
        assertThat(toSign(dossier).getOrDefault("missingPiecesText", "")).isEqualTo("");
        assertThat(reserves.open(dossier)).extracting(Reserve::text).doesNotContain("État des risques à recevoir.");

        journeys.complete("signature-elu", dossier, "task_signConvention", Map.of("signDecision", "SIGN"));
        assertThat(signedWithout.of(dossier)).isEmpty();
    }

    private Map<String, Object> toSign(DossierNumber dossier) {
        return shown("signature-elu", dossier, "task_signConvention");
    }

    private void recordRisks(DossierNumber dossier, LocalDate madeOn) {
        journeys.act(
                "technique",
                dossier,
                "record-diagnostic",
                Map.of("diagnosticCode", "ETAT_DES_RISQUES", "diagnosticDate", madeOn.toString()));
    }

    @Test
    void a_text_that_was_written_on_facts_that_changed_meanwhile_is_not_taken_for_negotiated_words() {
        var dossier = free();
        var written = answered("juridique", dossier, "task_draftConvention", noChange());
        change(dossier, 5);

        assertThatThrownBy(() -> journeys.complete("juridique", dossier, "task_draftConvention", written))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("Un fait a changé pendant la rédaction");
        journeys.complete("juridique", dossier, "task_draftConvention", noChange());
        assertThat(article(dossier, 4)).contains("5 personnes");
    }

    @Test
    void a_sum_that_the_grid_changes_is_set_again_before_the_text_and_the_earlier_one_stays_on_record() {
        var dossier = paid("PRESIDENT_DELEGATION");
        var looked = answered("finances", dossier, "task_setFee", Map.of("feeYear", 9600.5));
        graded(dossier, "14000");
        assertThatThrownBy(() -> journeys.complete("finances", dossier, "task_setFee", looked))
                .as("set on a grid that gives another sum by now")
                .isInstanceOf(Conflict.class);
        journeys.complete("finances", dossier, "task_setFee", Map.of("feeYear", 15000, "deposit", 1250));
        drafted(dossier);
        journeys.complete("signature-elu", dossier, "task_signDecision", Map.of("actDecision", "TAKEN"));
        journeys.complete("patrimoine2", dossier, "task_signOccupant", Map.of("counterSignature", "SIGNED"));

        graded(dossier, "15000"); // the very sum that was set, but set for another reason
        assertThat(offered("signature-elu", dossier, "task_signConvention", "signOptions"))
                .containsExactly("RETURN");
        returned("signature-elu", dossier, "task_signConvention", "signDecision", "RETURN");
        assertThat(journeys.open(dossier)).contains("task_setFee").doesNotContain("task_draftConvention");
        assertThat(shown("finances", dossier, "task_setFee").get("earlierText").toString())
                .contains("15\u202F000 €", "1\u202F250 €", "Gestionnaire des finances");

        journeys.complete("finances", dossier, "task_setFee", Map.of("feeYear", 12000, "deposit", 1000));
        assertThat(fees.all(dossier))
                .extracting(set -> set.fee().year().intValueExact())
                .containsExactly(15000, 12000);
        drafted(dossier);
        assertThat(article(dossier, 11)).contains("12 000 € par an");
        executory(dossier);
    }

    @Test
    void a_sum_that_the_grid_changes_under_the_pen_goes_to_finance_and_the_occupant_reads_no_stale_text() {
        var dossier = paid("PRESIDENT_DELEGATION");
        journeys.complete("finances", dossier, "task_setFee", Map.of("feeYear", 9600.5, "deposit", 800));
        graded(dossier, "14000");
        assertThat(shown("juridique", dossier, "task_draftConvention")
                        .get("staleText")
                        .toString())
                .contains("les finances la fixent de nouveau");

        journeys.complete("juridique", dossier, "task_draftConvention", noChange());
        assertThat(journeys.open(dossier)).contains("task_setFee").doesNotContain("task_remarkConvention");
        journeys.complete("finances", dossier, "task_setFee", Map.of("feeYear", 14000, "deposit", 1200));
        journeys.complete("juridique", dossier, "task_draftConvention", noChange());
        assertThat(article(dossier, 11)).contains("14 000 € par an");
        assertThat(offered("patrimoine2", dossier, "task_remarkConvention", "remarkOptions"))
                .contains("ACCEPT");
    }

    @Test
    void remarks_make_a_new_version_each_and_both_sides_read_what_changed() {
        var dossier = free();
        journeys.complete("juridique", dossier, "task_draftConvention", noChange());
        remark(dossier, "18", "Les enseignes existantes devraient rester.");
        assertThat(shown("juridique", dossier, "task_draftConvention")
                        .get("remarksText")
                        .toString())
                .contains("Article 18", "enseignes existantes");
        assertThatThrownBy(
                        () -> journeys.complete("juridique", dossier, "task_draftConvention", Map.of("replyText", "")))
                .as("a remark is answered")
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Réponse aux remarques");

        journeys.complete(
                "juridique",
                dossier,
                "task_draftConvention",
                Map.of(
                        "articles",
                        List.of(Map.of("articleNo", "18", "articleText", "Les enseignes existantes restent en place.")),
                        "replyText",
                        "L'article 18 est repris."));
        assertThat(roundTrips.of(dossier)).singleElement().satisfies(trip -> {
            assertThat(trip.cause().label()).isEqualTo("Remarques sur un projet");
            assertThat(trip.askingRole()).isEqualTo(Groups.PORTEUR);
            assertThat(trip.question()).contains("enseignes existantes");
            assertThat(trip.answer()).isEqualTo("L'article 18 est repris.");
            assertThat(trip.isOpen()).isFalse();
        });
        var seen = shown("patrimoine2", dossier, "task_remarkConvention");
        assertThat(seen.get("replyText")).isEqualTo("L'article 18 est repris.");
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .anyMatch(mail -> mail.contains("version 2") && mail.contains("L'article 18 est repris."));
        assertThat(seen.get("differenceText").toString())
                .contains("Article 18", "ajouté", "restent", "supprimé")
                .doesNotContain("Article 17");

        remark(dossier, "0", "Ajouter un point d'étape à mi-parcours.");
        journeys.complete("juridique", dossier, "task_draftConvention", noChange());
        assertThat(text(dossier).version()).isEqualTo(3);
        assertThat(article(dossier, 18)).as("what was negotiated stays").contains("restent en place");
        assertThat(agreements.versions(dossier))
                .extracting(Agreement::number)
                .containsOnly(agreements.get(dossier).number());
        assertThat(documents.of(dossier))
                .filteredOn(document -> document.name().endsWith(".odt"))
                .extracting(Document::superseded)
                .containsExactly(true, true, false);
        assertThat(documents.of(dossier))
                .extracting(Document::name)
                .contains(dossier + " Projet de convention d'occupation v3.pdf");
        executory(dossier);
    }

    @Test
    void whoever_signs_may_send_it_back_and_the_decision_is_taken_anew() {
        var dossier = free();
        drafted(dossier);
        returned("signature-elu", dossier, "task_signDecision", "actDecision", "RETURNED");
        drafted(dossier);
        journeys.complete("signature-elu", dossier, "task_signDecision", Map.of("actDecision", "TAKEN"));
        returned("patrimoine2", dossier, "task_signOccupant", "counterSignature", "REFUSED");
        drafted(dossier);
        journeys.complete("signature-elu", dossier, "task_signDecision", Map.of("actDecision", "TAKEN"));
        journeys.complete("patrimoine2", dossier, "task_signOccupant", Map.of("counterSignature", "SIGNED"));
        returned("signature-elu", dossier, "task_signConvention", "signDecision", "RETURN");

        assertThat(shown("juridique", dossier, "task_draftConvention").get("returnRemark"))
                .isEqualTo("Reprendre la rédaction de l'article 20.");
        drafted(dossier);
        assertThat(agreements.versions(dossier)).hasSize(4);
        assertThat(roundTrips.of(dossier))
                .as("each return is one to and fro, and over with the next version")
                .extracting(RoundTrip::askingRole, RoundTrip::outcome)
                .containsExactly(
                        tuple(Groups.SIGNATURE_ELU, Outcome.ANSWERED),
                        tuple(Groups.PORTEUR, Outcome.ANSWERED),
                        tuple(Groups.SIGNATURE_ELU, Outcome.ANSWERED));
        assertThat(journeys.open(dossier)).contains("task_signDecision");
    }

    @Test
    void the_drafter_signs_neither_the_decision_nor_the_convention() {
        var dossier = free();
        drafted(dossier);
        jdbc.sql("update dossier_act set login = 'signature-elu' where dossier = ? and act = 'DRAFT'")
                .param(dossier.value())
                .update();

        assertThatThrownBy(() -> journeys.complete(
                        "signature-elu", dossier, "task_signDecision", Map.of("actDecision", "TAKEN")))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void while_it_is_drafted_or_signed_somebody_may_ask_for_what_is_missing() {
        var dossier = free();
        journeys.ask("juridique", dossier, "task_draftConvention");
        journeys.complete("patrimoine2", dossier, "task_answerRequest");
        drafted(dossier);
        journeys.ask("signature-elu", dossier, "task_signDecision");
        journeys.complete("patrimoine2", dossier, "task_answerRequest");
        assertThat(journeys.open(dossier)).contains("task_signDecision");
    }

    @Test
    void a_text_that_a_change_has_outdated_goes_back_from_the_jurist_and_costs_no_number() {
        var dossier = paid("PRESIDENT_DELEGATION");
        journeys.complete("finances", dossier, "task_setFee");
        agreed(dossier);
        var looked = answered("juridique", dossier, "task_settleAct", Map.of());
        graded(dossier, "14000");

        assertThatThrownBy(() -> journeys.complete("juridique", dossier, "task_settleAct", looked))
                .isInstanceOf(BadInput.class);
        assertThat(act(dossier).number()).isNull();
        assertThat(offered("juridique", dossier, "task_settleAct", "actOptions"))
                .containsExactly("RETURNED");
        returned("juridique", dossier, "task_settleAct", "actDecision", "RETURNED");
        assertThat(journeys.open(dossier)).contains("task_setFee").doesNotContain("task_signDecision");

        journeys.complete("finances", dossier, "task_setFee");
        executory(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.SIGNE);
    }

    @Test
    void a_number_that_was_given_in_vain_is_proposed_to_the_next_version_and_is_then_taken() {
        var dossier = free();
        agreed(dossier);
        journeys.complete("juridique", dossier, "task_settleAct", Map.of("actNumber", "ACTE-ESSAI-1"));
        returned("signature-elu", dossier, "task_signDecision", "actDecision", "RETURNED");
        agreed(dossier);
        assertThat(shown("juridique", dossier, "task_settleAct").get("actNumber"))
                .isEqualTo("ACTE-ESSAI-1");

        journeys.complete("juridique", dossier, "task_settleAct");
        journeys.complete("signature-elu", dossier, "task_signDecision", Map.of("actDecision", "TAKEN"));
        assertThat(act(dossier).number()).isEqualTo("ACTE-ESSAI-1");
        returned("patrimoine2", dossier, "task_signOccupant", "counterSignature", "REFUSED");
        agreed(dossier);
        assertThat(shown("juridique", dossier, "task_settleAct").get("actNumber"))
                .as("the decision that was signed keeps its own")
                .isEqualTo(dossier + "-D3");
    }

    @Test
    void two_dossiers_never_bear_the_same_decision_number_and_one_typed_by_mistake_is_free_again() {
        var mistaken = free();
        agreed(mistaken);
        journeys.complete("juridique", mistaken, "task_settleAct", Map.of("actNumber", "ACTE-ESSAI-2"));
        var owner = freeAt("EV-110");
        agreed(owner);

        assertThatThrownBy(() ->
                        journeys.complete("juridique", owner, "task_settleAct", Map.of("actNumber", "ACTE-ESSAI-2")))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
                            assertThat(error.field()).isEqualTo("actNumber");
                            assertThat(error.message()).contains("ACTE-ESSAI-2", mistaken.value());
                        }));

        returned("signature-elu", mistaken, "task_signDecision", "actDecision", "RETURNED");
        agreed(mistaken);
        journeys.complete("juridique", mistaken, "task_settleAct", Map.of("actNumber", "ACTE-ESSAI-3"));
        journeys.complete("juridique", owner, "task_settleAct", Map.of("actNumber", "ACTE-ESSAI-2"));
        assertThat(act(owner).number()).isEqualTo("ACTE-ESSAI-2");

        journeys.act("patrimoine2", mistaken, "abandon", Map.of());
        returned("signature-elu", owner, "task_signDecision", "actDecision", "RETURNED");
        agreed(owner);
        journeys.complete("juridique", owner, "task_settleAct", Map.of("actNumber", "ACTE-ESSAI-3"));
        assertThat(act(owner).number())
                .as("what a dossier that ends has not signed is free")
                .isEqualTo("ACTE-ESSAI-3");
    }

    @Test
    void a_decision_begun_before_acts_were_settled_goes_back_to_get_its_number() {
        var dossier = free();
        drafted(dossier);
        numberless(dossier);
        var form = shown("signature-elu", dossier, "task_signDecision");
        assertThat(form.get("staleText").toString()).contains("pas encore de numéro", "renvoyez-la");
        assertThat(offered("signature-elu", dossier, "task_signDecision", "actOptions"))
                .containsExactly("RETURNED");
        returned("signature-elu", dossier, "task_signDecision", "actDecision", "RETURNED");
        executory(dossier);
        assertThat(act(dossier).number()).isNotNull();
    }

    @Test
    void a_convention_agreed_before_acts_were_settled_is_signed_as_it_stands() {
        var dossier = free();
        drafted(dossier);
        journeys.complete("signature-elu", dossier, "task_signDecision", Map.of("actDecision", "TAKEN"));
        numberless(dossier);
        jdbc.sql(
                        "update convention_article set body = 'Habilité par [à compléter].' where dossier = ? and article_no = 1")
                .param(dossier.value())
                .update();

        assertThat(shown("patrimoine2", dossier, "task_signOccupant")
                        .get("actText")
                        .toString())
                .contains("Décision du")
                .doesNotContain("null");
        journeys.complete("patrimoine2", dossier, "task_signOccupant", Map.of("counterSignature", "SIGNED"));
        journeys.complete("signature-elu", dossier, "task_signConvention", Map.of("signDecision", "SIGN"));
        assertThat(read(dossier, "Convention d'occupation v"))
                .contains("Convention autorisée par la", "décision du", "[à compléter]")
                .doesNotContain("null");
        journeys.complete("assemblees", dossier, "task_transmit");
        assertThat(agreements.get(dossier).isInForce()).isTrue();
    }

    @Test
    void a_version_that_leaves_something_to_be_filled_in_goes_to_nobody() {
        var dossier = free();
        assertThatThrownBy(() -> journeys.complete(
                        "juridique",
                        dossier,
                        "task_draftConvention",
                        Map.of(
                                "articles",
                                List.of(Map.of("articleNo", "4", "articleText", "Horaires : [à compléter]")))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("articles 4");
        assertThat(agreements.latest(dossier)).isEmpty();
    }

    @Test
    void the_signed_convention_keeps_the_number_of_the_version_that_was_locked() {
        var dossier = free();
        journeys.complete("juridique", dossier, "task_draftConvention", noChange());
        remark(dossier, "18", "Les enseignes existantes devraient rester.");
        executory(dossier);
        assertThat(documents.of(dossier))
                .extracting(document -> document.name().replace(dossier + " ", ""))
                .contains("Projet de convention d'occupation v2.pdf", "Convention d'occupation v2.pdf");
    }

    @Test
    void a_fact_that_changes_before_the_signature_sends_the_text_back() {
        var dossier = free();
        drafted(dossier);
        change(dossier, 5);

        assertThat(offered("signature-elu", dossier, "task_signDecision", "actOptions"))
                .containsExactly("RETURNED");
        assertThatThrownBy(() -> journeys.complete(
                        "signature-elu", dossier, "task_signDecision", Map.of("actDecision", "TAKEN")))
                .isInstanceOf(BadInput.class);

        returned("signature-elu", dossier, "task_signDecision", "actDecision", "RETURNED");
        assertThat(shown("juridique", dossier, "task_draftConvention")
                        .get("staleText")
                        .toString())
                .contains("fait du dossier a changé");
        drafted(dossier);
        assertThat(article(dossier, 4)).contains("5 personnes");
        assertThat(offered("signature-elu", dossier, "task_signDecision", "actOptions"))
                .contains("TAKEN");
    }

    @Test
    void a_fact_that_changes_once_it_is_executory_makes_an_amendment_of_the_same_number() {
        var dossier = free();
        executory(dossier);
        var number = agreements.get(dossier).number();
        journeys.act(
                "patrimoine2",
                dossier,
                "change",
                Map.of(
                        "changed",
                        "PERIODE",
                        "requestedEnd",
                        clock.today().plusDays(200).toString()));
        road(dossier, "task_draftConvention");

        journeys.complete("juridique", dossier, "task_draftConvention", noChange());
        assertThat(agreements.get(dossier).number()).isEqualTo(number);
        assertThat(read(dossier, "Projet de convention")).contains("avenant n° 1");
        assertThat(agreements.get(dossier).isInForce()).isFalse();
        executory(dossier);
        assertThat(agreements.get(dossier).isInForce()).isTrue();
    }

    @Test
    void a_tariff_outside_the_grid_goes_to_the_conseil_and_its_session_may_be_put_off() {
        var soon = sessions("CONSEIL", 60, 20);
        sessions("CONSEIL", 30, -1); // takes no file any more
        sessions("BUREAU", 40, 20);
        var dossier = paid("CONSEIL");
        road(dossier, "task_enterOnAgenda");
        assertThat(journeys.open(dossier)).doesNotContain("task_signDecision");
        assertThat(offered("assemblees", dossier, "task_enterOnAgenda", "sessionOptions"))
                .containsExactly(soon, "OTHER");

        journeys.complete("assemblees", dossier, "task_enterOnAgenda", Map.of("sessionChoice", soon));
        assertThat(act(dossier).sessionId()).isEqualTo(soon);
        journeys.complete("assemblees", dossier, "task_recordDeliberation", Map.of("actDecision", "POSTPONED"));
        var later = clock.today().plusDays(100);
        journeys.complete(
                "assemblees",
                dossier,
                "task_enterOnAgenda",
                Map.of(
                        "sessionChoice", "OTHER",
                        "sessionDate", later.toString(),
                        "fileDeadline", later.minusDays(42).toString()));
        assertThat(sessions.open(Assembly.CONSEIL))
                .anyMatch(session -> session.heldOn().equals(later));

        clock.moveTo(later.atTime(18, 0));
        journeys.complete(
                "assemblees",
                dossier,
                "task_recordDeliberation",
                Map.of("actDecision", "TAKEN", "actNumber", "DELIB-ESSAI", "actDate", later.toString()));
        assertThat(act(dossier))
                .extracting(DecidingAct::number, DecidingAct::takenOn)
                .containsExactly("DELIB-ESSAI", later);
        assertThat(read(dossier, "Projet de délibération"))
                .contains("Conseil métropolitain, après en avoir délibéré", "attribué à l'adoption");
        assertThat(read(dossier, "Projet de convention")).contains("délibération n° DELIB-ESSAI du");
    }

    @Test
    void a_deliberation_that_is_not_adopted_sends_the_text_back() {
        var dossier = paid("CONSEIL");
        road(dossier, "task_recordDeliberation");
        returned("assemblees", dossier, "task_recordDeliberation", "actDecision", "RETURNED");
        assertThat(journeys.open(dossier)).contains("task_draftConvention");
    }

    @Test
    void a_commune_lends_to_a_service_by_its_owners_text_and_the_deliberation_of_its_council() {
        var dossier =
                journeys.requestedBy("agent", Map.of("spaceCode", "EV-107", "freeRequested", true, "staffCount", 6));
        qualified(
                dossier,
                stated("PRIVE", true, true),
                new Qualification(
                        "COMMODAT_ENTRANT",
                        "NON_APPLICABLE",
                        0,
                        "GRATUIT_PAR_NATURE",
                        ZERO,
                        ZERO,
                        null,
                        0,
                        "PRESIDENT_DELEGATION",
                        true));
        journeys.until(dossier, "task_draftConvention");
        journeys.complete("juridique", dossier, "task_draftConvention", noChange());
        assertThat(text(dossier).articles())
                .extracting(Article::number)
                .contains(2, 5, 26)
                .doesNotContain(27);
        assertThat(agreements.get(dossier).number()).startsWith("CAU-");

        journeys.complete("agent", dossier, "task_remarkConvention", Map.of("remarkDecision", "ACCEPT"));
        journeys.complete("juridique", dossier, "task_settleAct");
        journeys.complete("signature-elu", dossier, "task_signDecision", Map.of("actDecision", "TAKEN"));
        journeys.complete(
                "juridique",
                dossier,
                "task_recordOwnerDeliberation",
                Map.of("actDecision", "TAKEN", "ownerActNumber", "DELIB-COMMUNE-ESSAI"));
        assertThat(act(dossier).ownerNumber()).isEqualTo("DELIB-COMMUNE-ESSAI");

        journeys.complete(
                "juridique",
                dossier,
                "task_signOccupant",
                Map.of("counterSignature", "SIGNED", "counterName", "Le maire de la commune de démonstration"));
        journeys.complete("signature-elu", dossier, "task_signConvention", Map.of("signDecision", "SIGN"));
        journeys.complete("assemblees", dossier, "task_transmit");
        assertThat(agreements.get(dossier).isInForce()).isTrue();
    }

    @Test
    void scenario_24_a_signature_that_is_late_by_half_goes_to_another_holder_of_the_delegation() {
        var dossier = free();
        drafted(dossier);
        journeys.complete("signature-elu", dossier, "task_signDecision", Map.of("actDecision", "TAKEN"));
        journeys.complete("patrimoine2", dossier, "task_signOccupant", Map.of("counterSignature", "SIGNED"));
        var task = journeys.task(dossier, "task_signConvention");
        claim("signature-elu", task.getId());
        var due = LocalDateTime.ofInstant(task.getDueDate().toInstant(), HouseClock.PARIS);

        anotherHolder();
        clock.moveTo(calendar.plus(due.toLocalDate(), 4).atTime(18, 0)); // 11 of 7 working days
        assertThat(escalations.of(dossier)).extracting(Escalation::action).contains(PILOTE_REAFFECTE);

        journeys.as("pilotage", () -> {
            tasks.setAssignee(task.getId(), "presidence");
            return task;
        });
        journeys.complete("presidence", dossier, "task_signConvention", Map.of("signDecision", "SIGN"));
        assertThat(agreements.get(dossier).signedBy()).isEqualTo("presidence");
        journeys.complete("assemblees", dossier, "task_transmit");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.SIGNE);
    }

    @ParameterizedTest
    @CsvSource({
        "CODP, PUBLIC, GRATUIT_FACULTATIF, CODP",
        "COP, PRIVE, INDEMNITE_OU_LOYER, COP",
        "COMMODAT, PRIVE, GRATUIT_PAR_NATURE, CAU",
        "BAIL_DEROGATOIRE, PRIVE, INDEMNITE_OU_LOYER, BDE",
        "CONCESSION_TEMPORAIRE, PRIVE, INDEMNITE_OU_LOYER, CTE"
    })
    void every_title_of_the_house_is_drafted_from_its_clauses(String title, String domain, String fee, String prefix) {
        var dossier = qualified(
                journeys.externalAt("EV-101", "ASSOCIATION_IG"),
                stated(domain, fee.startsWith("GRATUIT"), true),
                new Qualification(
                        title,
                        "NON_OBLIGATOIRE",
                        0,
                        fee,
                        new BigDecimal("1200"),
                        ZERO,
                        "120 m² × 10 €",
                        1,
                        "PRESIDENT_DELEGATION",
                        false));
        journeys.until(dossier, "task_draftConvention");
        journeys.complete("juridique", dossier, "task_draftConvention", noChange());

        assertThat(agreements.get(dossier).number()).startsWith(prefix + "-");
        assertThat(text(dossier).articles())
                .extracting(Article::number)
                .contains(1, 2, 11, 23, 27)
                .doesNotHaveDuplicates();
        assertThat(text(dossier).articles())
                .allSatisfy(article -> assertThat(article.text())
                        .doesNotContain("{{", "null", "  ")
                        .doesNotContain("à compléter"));
    }

    private DossierNumber free() {
        return freeAt("EV-101");
    }

    private DossierNumber freeAt(String space) {
        var dossier = qualified(
                journeys.externalAt(space, "ASSOCIATION_IG", Map.of("freeRequested", true)),
                stated("PUBLIC", true, true),
                new Qualification(
                        "CODP",
                        "NON_REQUISE",
                        0,
                        "GRATUIT_FACULTATIF",
                        ZERO,
                        ZERO,
                        null,
                        0,
                        "PRESIDENT_DELEGATION",
                        false));
        journeys.until(dossier, "task_draftConvention");
        return dossier;
    }

    private DossierNumber paid(String authority) {
        var dossier = qualified(
                journeys.externalAt("EV-101", "ASSOCIATION_AUTRE"),
                stated("PUBLIC", false, !authority.equals("CONSEIL")),
                fee(authority, new BigDecimal("13600")));
        journeys.until(dossier, "task_setFee");
        return dossier;
    }

    /** As if the tables had given another sum. */
    private void graded(DossierNumber dossier, String year) {
        transaction.executeWithoutResult(
                status -> qualifications.record(dossier, fee("PRESIDENT_DELEGATION", new BigDecimal(year))));
    }

    private static Qualification fee(String authority, BigDecimal year) {
        return new Qualification(
                "CODP", "NON_REQUISE", 0, "REDEVANCE", year, ZERO, "340 m² × 40 €/m²/an", 1, authority, false);
    }

    /** What somebody has typed in the form as it stands now. */
    private Map<String, Object> answered(String login, DossierNumber dossier, String task, Map<String, ?> wishes) {
        return journeys.as(login, () -> journeys.answer(journeys.formOf(dossier, task), wishes));
    }

    private static Statement stated(String domain, boolean free, boolean tariffInGrid) {
        return new Statement(
                domain,
                false,
                "AUCUN",
                null,
                "AUCUNE",
                false,
                false,
                free,
                true,
                tariffInGrid,
                RENTAL_VALUE,
                ZERO,
                "BUREAUX",
                false,
                null,
                null);
    }

    /** As if the jurist and the tables had said so. */
    private DossierNumber qualified(DossierNumber dossier, Statement stated, Qualification found) {
        journeys.until(dossier, "task_agreeInPrinciple");
        transaction.executeWithoutResult(status -> {
            qualifications.state(dossier, dossiers.get(dossier).request().spaceCode(), stated, "juridique");
            qualifications.record(dossier, found);
        });
        return dossier;
    }

    /** As it stood in a house where nobody settled acts. */
    private void numberless(DossierNumber dossier) {
        jdbc.sql("update convention_act set act_number = null where dossier = ?")
                .param(dossier.value())
                .update();
        jdbc.sql("delete from decision_number where dossier = ?")
                .param(dossier.value())
                .update();
    }

    private void agreed(DossierNumber dossier) {
        journeys.complete("juridique", dossier, "task_draftConvention", noChange());
        journeys.complete("patrimoine2", dossier, "task_remarkConvention", Map.of("remarkDecision", "ACCEPT"));
    }

    private void drafted(DossierNumber dossier) {
        agreed(dossier);
        journeys.complete("juridique", dossier, "task_settleAct");
    }

    /** On the good road, whatever else is open in the dossier. */
    private void road(DossierNumber dossier, String task) {
        for (var step = 0; step < 20 && !journeys.open(dossier).contains(task); step++) {
            var next = ROAD.stream()
                    .filter(journeys.open(dossier)::contains)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(journeys.open(dossier)));
            journeys.complete(journeys.login(journeys.task(dossier, next)), dossier, next, GoodRoad.answers(next));
        }
    }

    private void executory(DossierNumber dossier) {
        road(dossier, "task_transmit");
        journeys.complete("assemblees", dossier, "task_transmit");
    }

    private static Map<String, ?> noChange() {
        return Map.of("articles", List.of());
    }

    private void remark(DossierNumber dossier, String article, String words) {
        journeys.complete(
                "patrimoine2",
                dossier,
                "task_remarkConvention",
                Map.of(
                        "remarkDecision",
                        "REMARK",
                        "remarks",
                        List.of(Map.of("remarkArticle", article, "remarkText", words))));
    }

    private void returned(String login, DossierNumber dossier, String task, String field, String answer) {
        journeys.complete(
                login, dossier, task, Map.of(field, answer, "returnRemark", "Reprendre la rédaction de l'article 20."));
    }

    private void change(DossierNumber dossier, int staff) {
        journeys.act("patrimoine2", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", staff));
    }

    private String sessions(String assembly, int inDays, int deadlineInDays) {
        return transaction.execute(status -> sessions.add(
                        Assembly.valueOf(assembly),
                        clock.today().plusDays(inDays),
                        clock.today().plusDays(deadlineInDays),
                        "assemblees")
                .id());
    }

    private void claim(String login, String task) {
        journeys.as(login, () -> {
            tasks.claim(task, login);
            return task;
        });
    }

    @AfterEach
    void the_statement_of_risks_is_as_before() {
        jdbc.sql("delete from space_diagnostic where space_code = 'EV-101' and code = 'ETAT_DES_RISQUES'")
                .update();
    }

    @AfterEach
    void the_second_holder_goes() {
        jdbc.sql("delete from account_group where login = 'presidence'").update();
        jdbc.sql("delete from account where login = 'presidence'").update();
    }

    /** Known from the next day on: the directory is read once a day. */
    private void anotherHolder() {
        jdbc.sql("""
                        insert into account (login, password_hash, label, mail, service, enabled)
                        select 'presidence', password_hash, 'Présidence, signataire', 'presidence@parcours.invalid', service, enabled
                          from account where login = 'signature-elu'""").update();
        jdbc.sql("insert into account_group (login, group_id) values ('presidence', 'grp-signature-elu')")
                .update();
    }

    private Convention text(DossierNumber dossier) {
        return conventions.find(dossier, agreements.get(dossier).version()).orElseThrow();
    }

    private DecidingAct act(DossierNumber dossier) {
        return acts.get(dossier, agreements.get(dossier).version());
    }

    private String article(DossierNumber dossier, int number) {
        return text(dossier).articles().stream()
                .filter(article -> article.number() == number)
                .findFirst()
                .orElseThrow()
                .text()
                .replace('\u202F', ' ')
                .replace('\u00A0', ' ');
    }

    private Map<String, Object> shown(String login, DossierNumber dossier, String task) {
        return journeys.as(login, () -> journeys.formOf(dossier, task)).data();
    }

    private List<Object> offered(String login, DossierNumber dossier, String task, String key) {
        return ((List<?>) shown(login, dossier, task).get(key))
                .stream()
                        .<Object>map(option -> ((Map<?, ?>) option).get("value"))
                        .toList();
    }

    private List<String> mailsTo(String address, DossierNumber dossier) {
        return jdbc.sql("select body from outbox where dossier = ? and recipient = ?")
                .param(dossier.value())
                .param(address)
                .query(String.class)
                .list();
    }

    /** The XML of a draft that can be edited. */
    private String edited(DossierNumber dossier, String title) {
        var draft = documents.of(dossier).stream()
                .filter(document -> document.name().startsWith("%s %s".formatted(dossier, title))
                        && document.name().endsWith(".odt"))
                .findFirst()
                .orElseThrow();
        try (var zip = new ZipInputStream(documents.content(draft.id()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("content.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            throw new AssertionError("no text in " + draft.name());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String read(DossierNumber dossier, String title) {
        var paper = documents.of(dossier).stream()
                .filter(document -> document.name().startsWith("%s %s".formatted(dossier, title))
                        && document.name().endsWith(".pdf")
                        && !document.superseded()
                        && document.kind() != DocumentKind.REQUEST_ATTACHMENT)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        try (var content = documents.content(paper.id());
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            return new PDFTextStripper().getText(pdf).replace('\u00A0', ' ').replaceAll("\\s+", " ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
