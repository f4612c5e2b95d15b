package fr.parcours.step.agreement;

import fr.parcours.register.agreement.Acts;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.agreement.Article;
import fr.parcours.register.agreement.Convention;
import fr.parcours.register.agreement.DecidingAct;
import fr.parcours.register.legal.TitleLabels;
import fr.parcours.step.French;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the papers of a convention say: its articles, its draft that can be edited, its signatures (domain.md 7.4). */
@Component
class ConventionContent {
    private final Agreements agreements;
    private final Acts acts;
    private final DraftPapers drafts;
    private final Papers papers;

    ConventionContent(Agreements agreements, Acts acts, DraftPapers drafts, Papers papers) {
        this.agreements = agreements;
        this.acts = acts;
        this.drafts = drafts;
        this.papers = papers;
    }

    /** The draft, to be read and to be edited. */
    void draft(Agreement agreement, Convention text, String by) {
        drafts.issue(agreement, Paper.CONVENTION_DRAFT, titled(agreement), of(agreement, text), by);
    }

    /** Both have signed. @param by login of who signs for the house */
    void sign(Agreement signed, Convention text, String by) {
        papers.issueTitle(signed, Paper.CONVENTION, of(signed, text), by);
    }

    Map<String, @Nullable Object> of(Agreement agreement, Convention text) {
        var content = new HashMap<String, @Nullable Object>();
        content.put("title", French.capitalised(TitleLabels.of(agreement.legalTitle())));
        content.put("agreementNumber", agreement.number());
        var amendment = amendment(agreement);
        content.put("amendment", amendment == 0 ? null : "avenant n° %d".formatted(amendment));
        content.put(
                "articles", text.articles().stream().map(ConventionContent::row).toList());
        acts.find(agreement.dossier(), agreement.version()).ifPresent(act -> act(content, act));
        if (agreement.signedAt() != null) {
            content.put("signedOn", French.day(agreement.signedAt()));
            content.put("signedAs", agreement.signedAs());
        }
        return content;
    }

    private static void act(Map<String, @Nullable Object> content, DecidingAct act) {
        content.put("counterAs", act.counterAs());
        content.put("counterOn", act.counterOn());
        taken(act).ifPresent(taken -> content.put("act", taken));
    }

    /** « décision n° 26-DD-001 du 1er décembre 2026 », without the number while the act has none; empty before it is taken. */
    static Optional<String> taken(DecidingAct act) {
        return Optional.ofNullable(act.takenOn())
                .map(on -> Stream.of(
                                act.isDeliberation() ? "délibération" : "décision",
                                act.number() == null ? null : "n° " + act.number(),
                                "du " + French.day(on))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")));
    }

    private static Map<String, Object> row(Article article) {
        return Map.of(
                "heading",
                article.heading(),
                "paragraphs",
                Stream.of(article.text().split("\\R\\R+")).map(String::strip).toList());
    }

    /** « Convention d'occupation du domaine public n° CODP-2026-001, version 2 ». */
    static String titled(Agreement agreement) {
        return "%s n° %s, version %d"
                .formatted(
                        French.capitalised(TitleLabels.of(agreement.legalTitle())),
                        agreement.number(),
                        agreement.version());
    }

    /** How many executory versions came before: the first one is no amendment (0). */
    private long amendment(Agreement agreement) {
        return agreements.versions(agreement.dossier()).stream()
                .filter(earlier -> earlier.version() < agreement.version()
                        && earlier.executoryAt() != null
                        && earlier.number().equals(agreement.number()))
                .count();
    }
}
