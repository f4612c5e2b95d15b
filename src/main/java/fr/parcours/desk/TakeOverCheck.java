package fr.parcours.desk;

import fr.parcours.BadInput.Error;
import fr.parcours.PlainText;
import fr.parcours.desk.RunningOccupation.Scenario;
import fr.parcours.desk.TakeOverFile.Column;
import fr.parcours.desk.TakeOverFile.Row;
import fr.parcours.engine.Requesters;
import fr.parcours.register.agreement.Agreement.Paper;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Spaces;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Judges the lines of a take-over against the registers and the directory. Writes nothing. */
@Component
class TakeOverCheck {
    /** Longest time that an occupation may still run [PARAM]. */
    private static final int MOST_YEARS = 12;

    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final String SCENARIOS =
            Stream.of(Scenario.values()).map(Scenario::name).collect(Collectors.joining(", "));

    /** A line. @param occupation empty when something is wrong with it */
    record Judged(Row row, Optional<RunningOccupation> occupation, List<Error> errors) {}

    private final Spaces spaces;
    private final Days days;
    private final Agreements agreements;
    private final Requesters requesters;
    private final Clock clock;

    TakeOverCheck(Spaces spaces, Days days, Agreements agreements, Requesters requesters, Clock clock) {
        this.spaces = spaces;
        this.days = days;
        this.agreements = agreements;
        this.requesters = requesters;
        this.clock = clock;
    }

    List<Judged> judge(TakeOverFile file) {
        var taken = new HashSet<String>(); // spaces and references of the lines above
        return file.rows().stream().map(row -> judge(row, taken)).toList();
    }

    private Judged judge(Row row, Set<String> taken) {
        var today = LocalDate.now(clock);
        var cells = new Cells(row);
        var start = cells.day(Column.START);
        var end = cells.day(Column.END);
        var signed = cells.day(Column.SIGNED);
        cells.require(Column.START, start, day -> !day.isAfter(today), day -> """
                l'occupation n'a pas commencé : elle se demande par le parcours""");
        cells.require(Column.END, end, day -> !day.isBefore(today), day -> "l'occupation est terminée");
        cells.require(
                Column.END,
                end,
                day -> !day.isAfter(today.plusYears(MOST_YEARS)),
                day -> "plus de %d ans à courir".formatted(MOST_YEARS));
        cells.require(
                Column.END, end, day -> start.filter(day::isAfter).isPresent(), day -> "la fin doit suivre le début");
        cells.require(Column.SIGNED, signed, day -> !day.isAfter(today), day -> "cette date est à venir");

        var space = space(cells, taken);
        end.ifPresent(last -> space.ifPresent(code -> requireFree(cells, code, today, last)));
        var service = cells.text(Column.SERVICE, 120).flatMap(named -> {
            var found = requesters.service(named);
            cells.require(Column.SERVICE, Optional.of(named), name -> found.isPresent(), name -> """
                    le service « %s » n'est pas connu""".formatted(name));
            return found;
        });
        var requester = cells.text(Column.REQUESTER, 100);
        service.ifPresent(id -> cells.require(
                Column.REQUESTER, requester, login -> requesters.mayAskFor(id, login), login -> """
                « %s » n'est pas un compte demandeur de ce service""".formatted(login)));
        var reference = cells.text(Column.TITLE, 60);
        cells.require(
                Column.TITLE,
                reference,
                one -> taken.add("titre " + one) && !agreements.isKnown(one),
                one -> "le titre %s est déjà repris".formatted(one));

        var purpose = cells.text(Column.PURPOSE, 2000);
        var scenario = scenario(cells);
        var staff = cells.number(Column.STAFF, 0, 5000);
        var visitors = row.cell(Column.PUBLIC).isEmpty()
                ? Optional.of(0)
                : cells.number(Column.PUBLIC, 0, 5000); // empty: staff only
        var signatory = cells.text(Column.SIGNATORY, 100);
        var responsible = cells.text(Column.RESPONSIBLE, 120);
        var keySets = cells.number(Column.KEYS, 1, 50);
        if (!cells.errors.isEmpty()) {
            return new Judged(row, Optional.empty(), List.copyOf(cells.errors));
        }
        var occupation = new RunningOccupation(
                space.orElseThrow(),
                service.orElseThrow(),
                requester.orElseThrow(),
                purpose.orElseThrow(),
                scenario.orElseThrow(),
                staff.orElseThrow(),
                visitors.orElseThrow(),
                start.orElseThrow(),
                end.orElseThrow(),
                new Paper(reference.orElseThrow(), signed.orElseThrow(), signatory.orElseThrow()),
                responsible.orElseThrow(),
                keySets.orElseThrow());
        return new Judged(row, Optional.of(occupation), List.of());
    }

    private Optional<String> space(Cells cells, Set<String> taken) {
        var code = cells.text(Column.SPACE, 10);
        var isLendable = code.filter(
                        one -> spaces.lendable().stream().map(Space::code).anyMatch(one::equals))
                .isPresent();
        cells.require(Column.SPACE, code, one -> isLendable, one -> """
                %s n'est pas un espace de la MEL que ce parcours suit""".formatted(one));
        cells.require(Column.SPACE, code, taken::add, one -> """
                %s figure déjà plus haut : un espace a un seul occupant à la fois""".formatted(one));
        return code;
    }

    private void requireFree(Cells cells, String space, LocalDate today, LocalDate last) {
        days.stays(space).stream()
                .filter(stay -> !stay.to().isBefore(today) && !stay.from().isAfter(last))
                .findFirst()
                .ifPresent(stay -> cells.refuse(
                        Column.SPACE,
                        "%s est retenu par le dossier %s du %s au %s"
                                .formatted(
                                        space, stay.dossier(), FRENCH.format(stay.from()), FRENCH.format(stay.to()))));
    }

    private static Optional<Scenario> scenario(Cells cells) {
        var name = cells.text(Column.SCENARIO, 30).map(written -> written.toUpperCase(Locale.ROOT));
        var known = name.flatMap(one -> Stream.of(Scenario.values())
                .filter(scenario -> scenario.name().equals(one))
                .findFirst());
        cells.require(Column.SCENARIO, name, one -> known.isPresent(), one -> "attendu : " + SCENARIOS);
        return known;
    }

    /** Reads the cells of one line and gathers what is wrong with them; a cell that is not understood reads as empty. */
    private static final class Cells {
        private final Row row;
        private final List<Error> errors = new ArrayList<>();

        Cells(Row row) {
            this.row = row;
        }

        void refuse(Column column, String why) {
            errors.add(new Error(column.heading(), "%s : %s.".formatted(column.heading(), why)));
        }

        <T> void require(Column column, Optional<T> value, Function<T, Boolean> isRight, Function<T, String> why) {
            value.filter(one -> !isRight.apply(one)).ifPresent(one -> refuse(column, why.apply(one)));
        }

        Optional<String> text(Column column, int longest) {
            var text = row.cell(column);
            if (text.isEmpty()) {
                refuse(column, "cette cellule est à remplir");
            } else if (!(column == Column.PURPOSE ? PlainText.isFit(text) : PlainText.isOneLine(text))) {
                refuse(column, "le texte contient des caractères qui ne peuvent pas être enregistrés");
            } else if (PlainText.saysNothing(text)) {
                refuse(column, "cette cellule ne contient aucun caractère visible");
            } else if (text.length() > longest) {
                refuse(column, "%d caractères au plus".formatted(longest));
            } else {
                return Optional.of(text);
            }
            return Optional.empty();
        }

        Optional<Integer> number(Column column, int least, int most) {
            return text(column, 20).flatMap(text -> {
                if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                    return Optional.of(Integer.valueOf(text));
                }
                refuse(column, "« %s » n'est pas un nombre entier de %d à %d".formatted(text, least, most));
                return Optional.empty();
            });
        }

        /** « 31/12/2026 » or « 2026-12-31 ». */
        Optional<LocalDate> day(Column column) {
            return text(column, 20).flatMap(text -> {
                try {
                    return Optional.of(text.contains("/") ? LocalDate.parse(text, FRENCH) : LocalDate.parse(text));
                } catch (DateTimeParseException unfit) {
                    refuse(column, "« %s » n'est pas une date (jj/mm/aaaa)".formatted(text));
                    return Optional.empty();
                }
            });
        }
    }
}
