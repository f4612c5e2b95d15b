package fr.parcours.step.agreement;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Answer.Row;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.agreement.Article;
import fr.parcours.register.agreement.Convention;
import fr.parcours.register.agreement.Conventions;
import fr.parcours.register.agreement.Fees.Fee;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.TitleLabels;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Facts;
import fr.parcours.step.French;
import fr.parcours.step.Papers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * « Rédiger la convention »: the clauses, filled in, as the jurist changes them. An article that was negotiated keeps its
 * words in the next version; one that was not follows the facts. Each version stands beside the ones before.
 */
@Component
class DraftConvention implements Receiver {
    private static final String FINANCE_FIRST =
            "La somme que donne le barème a changé. Validez : les finances la fixent de nouveau, puis la rédaction vous revient avec elle, avant tout envoi à l'occupant.";

    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Agreements agreements;
    private final Conventions conventions;
    private final Spaces spaces;
    private final Uploads uploads;
    private final Facts facts;
    private final KeyFacts keyFacts;
    private final Amounts amounts;
    private final Clauses clauses;
    private final ConventionAtHand atHand;
    private final ConventionContent content;
    private final SentBack sentBack;
    private final DossierSheet sheet;

    DraftConvention(
            Dossiers dossiers,
            DossierParties parties,
            Agreements agreements,
            Conventions conventions,
            Spaces spaces,
            Uploads uploads,
            Facts facts,
            KeyFacts keyFacts,
            Amounts amounts,
            Clauses clauses,
            ConventionAtHand atHand,
            ConventionContent content,
            SentBack sentBack,
            DossierSheet sheet) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.agreements = agreements;
        this.conventions = conventions;
        this.spaces = spaces;
        this.uploads = uploads;
        this.facts = facts;
        this.keyFacts = keyFacts;
        this.amounts = amounts;
        this.clauses = clauses;
        this.atHand = atHand;
        this.content = content;
        this.sentBack = sentBack;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "draft-convention";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var data = sheet.open(dossier.number());
        keyFacts.carry(data, dossier);
        data.put(
                "titleLabel",
                French.capitalised(
                        TitleLabels.of(facts.of(dossier.number().value()).legalTitle())));
        data.put("amountsText", amounts.of(dossier.number()).told());
        if (amounts.of(dossier.number()).isToSet()) {
            data.put("staleText", FINANCE_FIRST);
        }
        data.put("authorisedUse", dossier.request().purpose());
        var earlier = agreements.latest(dossier.number());
        earlier.ifPresent(agreement -> fill(data, agreement));
        var proposed = proposed(dossier);
        data.put(
                "articles",
                proposed.stream()
                        .map(article ->
                                Map.of("articleNo", String.valueOf(article.number()), "articleText", article.text()))
                        .toList());
        data.put(
                "articleOptions",
                proposed.stream()
                        .map(article -> ConventionAtHand.choice(
                                String.valueOf(article.number()),
                                "%d – %s".formatted(article.number(), article.title())))
                        .toList());
        return data;
    }

    private void fill(Map<String, Object> data, Agreement earlier) {
        data.put("authorisedUse", earlier.terms().authorisedUse());
        data.put("responsibleFunction", earlier.terms().responsibleFunction());
        latestText(earlier.dossier()).ifPresent(text -> {
            if (!text.remarks().isEmpty()) {
                data.put("remarksText", ConventionAtHand.remarks(text.remarks()));
            }
            var reread = reread(dossiers.get(earlier.dossier()), text);
            if (!data.containsKey("staleText") && earlier.version() == text.version() && atHand.isStale(earlier)) {
                data.put(
                        "staleText",
                        "Un fait du dossier a changé : les articles non négociés en tiennent compte."
                                + (reread.isEmpty() ? "" : " Articles négociés à relire : %s.".formatted(reread)));
            }
        });
        if (earlier.returnRemark() != null) {
            data.put("returnRemark", earlier.returnRemark());
        }
    }

    /** The numbers of the negotiated articles whose clause says something else by now. */
    private String reread(Dossier dossier, Convention text) {
        var proposals = clauses.of(dossier).stream().collect(toMap(Article::number, Article::proposal));
        return text.articles().stream()
                .filter(article ->
                        article.isNegotiated() && !article.proposal().equals(proposals.get(article.number())))
                .map(article -> String.valueOf(article.number()))
                .collect(joining(", "));
    }

    private Optional<Convention> latestText(DossierNumber dossier) {
        return conventions.versions(dossier).stream().reduce((earlier, later) -> later);
    }

    /** What the clauses say of the facts as they are, in the words that were negotiated where there are some. */
    private List<Article> proposed(Dossier dossier) {
        var negotiated = latestText(dossier.number()).stream()
                .flatMap(text -> text.articles().stream())
                .filter(Article::isNegotiated)
                .collect(toMap(Article::number, Function.identity()));
        return clauses.of(dossier).stream()
                .map(article -> Optional.ofNullable(negotiated.get(article.number()))
                        .map(Article::text)
                        .map(article::saying)
                        .orElse(article))
                .toList();
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()); // no fact changes under the pen
        keyFacts.requireUnchanged(dossier, answer);
        var number = dossier.number();
        var articles = complete(written(dossier, answer.list("articles")));
        agreements.draft(
                number,
                facts.of(number.value()).legalTitle(),
                new Agreement.Terms(
                        answer.text("authorisedUse"),
                        answer.text("responsibleFunction"),
                        budget(dossier),
                        dossier.request().costEur(),
                        null),
                dossier.request().requestedStart(),
                dossier.request().requestedEnd(),
                dossier.request().headcount(),
                answer.by());
        var agreement = agreements.get(number);
        conventions.write(
                number, agreement.version(), keyFacts.hash(dossier), answer.optionalText("replyText"), articles);
        sentBack.answered(agreement, answer.optionalText("replyText"), answer.by());
        parties.acted(number, Act.DRAFT, answer.by());
        uploads.take(
                number,
                DocumentKind.DRAFT_TITLE,
                answer.files("ownerText"),
                answer.by(),
                answer.asked().taskKey());
        content.draft(agreement, atHand.text(agreement), answer.by());
    }

    /** An article that the list leaves out keeps the words that were proposed. */
    private List<Article> written(Dossier dossier, List<Row> rows) {
        var words = new HashMap<Integer, String>();
        rows.forEach(row -> words.put(
                Integer.parseInt(row.text("articleNo")), row.text("articleText").strip()));
        return proposed(dossier).stream()
                .map(article -> article.saying(words.getOrDefault(article.number(), article.text())))
                .toList();
    }

    /** Whatever is drafted may go to signature as it is. */
    private static List<Article> complete(List<Article> articles) {
        var gaps = articles.stream()
                .filter(article -> article.text().contains(Papers.TO_FILL))
                .map(article -> String.valueOf(article.number()))
                .collect(joining(", "));
        if (!gaps.isEmpty()) {
            throw new BadInput(
                    "articles",
                    "Des mentions sont encore « %s » (articles %s) : complétez-les, la convention part ensuite à la signature."
                            .formatted(Papers.TO_FILL, gaps));
        }
        return articles;
    }

    private String budget(Dossier dossier) {
        return Optional.ofNullable(amounts.of(dossier.number()).set())
                .map(Fee::budgetCode)
                .orElseGet(() -> spaces.get(dossier.request().spaceCode()).budgetCode());
    }
}
