package fr.parcours.step.agreement;

import fr.parcours.register.agreement.Article;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.step.Facts;
import fr.parcours.step.Titles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The articles that the clauses propose for a dossier (domain.md 7.4). A clause of the title goes before one of the kind of
 * occupant, of the price, of the deposit and of the domain, these before the common one. For an incoming title the owner
 * writes the text: the articles are what the house has to look for in it.
 */
@Component
class Clauses {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final Pattern GAP = Pattern.compile(" {2,}");
    private static final Pattern END_OF_LINE = Pattern.compile("(?m) +$");
    private static final int LAST = 27;

    private final ClauseFiles files;
    private final ConventionWords words;
    private final Facts facts;
    private final Titles titles;
    private final Amounts amounts;
    private final Reserves reserves;

    Clauses(ClauseFiles files, ConventionWords words, Facts facts, Titles titles, Amounts amounts, Reserves reserves) {
        this.files = files;
        this.words = words;
        this.facts = facts;
        this.titles = titles;
        this.amounts = amounts;
        this.reserves = reserves;
    }

    List<Article> of(Dossier dossier) {
        var known = words.of(dossier);
        var articles = new ArrayList<>(files.of(folders(dossier)).stream()
                .map(clause -> article(clause.number(), filled(clause.title(), known), filled(clause.words(), known)))
                .toList());
        var conditions =
                reserves.stillAsked(dossier.number(), Objects.requireNonNullElse(dossier.agreementConditions(), ""));
        if (!conditions.isEmpty()) {
            articles.add(article(
                    LAST + 1,
                    "Conditions particulières",
                    "L'occupation est soumise aux conditions suivantes, que pose l'accord de principe :\n\n"
                            + conditions));
        }
        return List.copyOf(articles);
    }

    private List<String> folders(Dossier dossier) {
        var number = dossier.number().value();
        if (titles.isIncoming(number)) {
            return List.of("incoming");
        }
        var title = facts.of(number);
        var due = amounts.of(dossier.number());
        var folders = new ArrayList<String>();
        folders.add(title.legalTitle().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (title.occupantType().startsWith("ASSOCIATION")) {
            folders.add("association");
        }
        folders.add(due.isPaid() ? "paid" : "free");
        if (due.deposit().signum() > 0) {
            folders.add("deposit");
        }
        folders.add(title.domaniality().equals("PUBLIC") ? "public-domain" : "private-domain");
        folders.add("common");
        return folders;
    }

    private static Article article(int number, String title, String text) {
        return new Article(number, title, text, text);
    }

    /** @throws IllegalStateException for a placeholder that nobody fills */
    private static String filled(String clause, Map<String, String> known) {
        var text = PLACEHOLDER.matcher(clause).replaceAll(found -> {
            var word = known.get(found.group(1));
            if (word == null) {
                throw new IllegalStateException("a clause asks for {{%s}}".formatted(found.group(1)));
            }
            return Matcher.quoteReplacement(word);
        });
        return END_OF_LINE
                .matcher(GAP.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }
}
