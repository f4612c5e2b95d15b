package fr.parcours.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiFunction;

/** Which task waits for which, on the ways that the requests of the history take through the models. */
enum Road {
    /** From the superior's word to the keys. */
    TO_THE_KEYS(
            stop("task_validateRequest"),
            stop("task_setHold", "task_validateRequest"),
            stop("task_planVisit", "task_setHold"),
            stop("task_reportVisit", "task_planVisit"),
            stop("task_surveyDiagnostics", "task_reportVisit"),
            stop("task_checkFluids", "task_reportVisit"),
            stop("task_checkNetwork", "task_reportVisit"),
            stop("task_giveTechnicalOpinion", "task_surveyDiagnostics", "task_checkFluids", "task_checkNetwork"),
            stop("task_giveSafetyOpinion", "task_reportVisit"),
            stop("task_checkPlanning", "task_reportVisit"),
            stop("task_giveLegalOpinion", "task_reportVisit"),
            stop(
                    "task_agreeInPrinciple",
                    "task_giveTechnicalOpinion",
                    "task_giveSafetyOpinion",
                    "task_checkPlanning",
                    "task_giveLegalOpinion"),
            stop("task_draftNote", "task_agreeInPrinciple"),
            stop("task_signDga", "task_draftNote"),
            stop("task_declareOccupation", "task_agreeInPrinciple"),
            stop("task_prepareUtilities", "task_agreeInPrinciple"),
            stop("task_orderUtilities", "task_prepareUtilities", "task_signDga"),
            stop("task_confirmUtilities", "task_orderUtilities"),
            stop("task_prepareNetwork", "task_agreeInPrinciple"),
            stop("task_orderNetwork", "task_prepareNetwork", "task_signDga"),
            stop("task_confirmNetwork", "task_orderNetwork"),
            stop("task_takeEntryInventory", "task_declareOccupation", "task_confirmUtilities", "task_confirmNetwork"),
            stop("task_countersignEntry", "task_takeEntryInventory"),
            stop("task_readMeters", "task_countersignEntry"),
            stop("task_checkOpening", "task_countersignEntry"),
            stop("task_handOverKeys", "task_readMeters", "task_checkOpening"),
            stop("task_acknowledgeKeys", "task_handOverKeys")),
    /** From the last day to the closing. */
    BACK(
            stop("task_takeExitInventory"),
            stop("task_countersignExit", "task_takeExitInventory"),
            stop("task_returnKeys", "task_countersignExit"),
            stop("task_closeMeters", "task_returnKeys"),
            stop("task_writeEvaluation", "task_returnKeys")),
    /** To the refusal. */
    REFUSED(stop("task_validateRequest"), stop("task_redirectRequest", "task_validateRequest"));

    private record Stop(String task, List<String> after) {}

    private final List<Stop> stops;

    Road(Stop... stops) {
        this.stops = List.of(stops);
    }

    private static Stop stop(String task, String... after) {
        return new Stop(task, List.of(after));
    }

    /** A task on the way. @param created when the last one that it waits for was done */
    record Task(String name, Instant created, Deed deed) {}

    /** @param deed what people make of a task that comes at a moment */
    List<Task> walk(Instant from, BiFunction<String, Instant, Deed> deed) {
        var done = new HashMap<String, Instant>();
        return stops.stream()
                .map(stop -> {
                    var created = stop.after().stream()
                            .map(done::get)
                            .reduce(from, (one, other) -> one.isAfter(other) ? one : other);
                    var task = new Task(stop.task(), created, deed.apply(stop.task(), created));
                    done.put(stop.task(), task.deed().done());
                    return task;
                })
                .toList();
    }

    /** When all of it is done. */
    static Instant end(List<Task> walked) {
        return walked.stream()
                .map(task -> task.deed().done())
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
