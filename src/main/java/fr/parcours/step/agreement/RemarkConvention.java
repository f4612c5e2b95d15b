package fr.parcours.step.agreement;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Article;
import fr.parcours.register.agreement.Convention.Remark;
import fr.parcours.register.agreement.Conventions;
import fr.parcours.register.dossier.Dossiers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** « Commenter le projet de convention »: the occupant's side says article by article what it wants changed, or that it has nothing to say. */
@Component
class RemarkConvention implements Receiver {
    private static final List<Map<String, String>> DECISIONS = List.of(
            ConventionAtHand.choice("ACCEPT", "Non, aucune remarque : le texte peut partir à la décision"),
            ConventionAtHand.choice("REMARK", "Oui, le texte est à reprendre"));

    private final Dossiers dossiers;
    private final Conventions conventions;
    private final ConventionAtHand atHand;
    private final SentBack sentBack;

    RemarkConvention(Dossiers dossiers, Conventions conventions, ConventionAtHand atHand, SentBack sentBack) {
        this.dossiers = dossiers;
        this.conventions = conventions;
        this.atHand = atHand;
        this.sentBack = sentBack;
    }

    @Override
    public String form() {
        return "remark-convention";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = atHand.open(asked.dossier());
        var agreement = atHand.agreement(asked.dossier());
        var stale = atHand.isStale(agreement);
        data.put("remarkOptions", ConventionAtHand.choices(stale, DECISIONS));
        data.put(
                "articleOptions",
                Stream.concat(
                                Stream.of(
                                        ConventionAtHand.choice(String.valueOf(Article.WHOLE), "L'ensemble du texte")),
                                atHand.text(agreement).articles().stream()
                                        .map(article -> ConventionAtHand.choice(
                                                String.valueOf(article.number()),
                                                "%d – %s".formatted(article.number(), article.title()))))
                        .toList());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        dossiers.lock(answer.dossier());
        if (answer.text("remarkDecision").equals("ACCEPT")) {
            conventions.accept(
                    answer.dossier(), atHand.decidable(answer.dossier()).version(), answer.by());
        } else {
            var remarks = answer.list("remarks").stream()
                    .map(row -> new Remark(
                            Integer.parseInt(row.text("remarkArticle")),
                            row.text("remarkText").strip()))
                    .toList();
            conventions.remark(
                    answer.dossier(), atHand.agreement(answer.dossier()).version(), remarks, answer.by());
            sentBack.with(ConventionAtHand.remarks(remarks), answer);
        }
    }
}
