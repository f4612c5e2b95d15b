package fr.parcours.insight;

import fr.parcours.Groups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which work counts; null where it does not matter. What a dossier is (its commune, its title…) may change on the way:
 * what it is now decides, so these are asked of the rows and never folded.
 *
 * @param commune of the dossier's space
 * @param title as the last version of the title says, else as the legal review found
 * @param service the requesting service's id
 * @param occupantType as the start form names it
 * @param process a model's id
 * @param version of the process that the task ran in
 */
public record Filter(
        @Nullable String commune,
        @Nullable String title,
        @Nullable String service,
        @Nullable String occupantType,
        @Nullable String process,
        @Nullable Integer version) {
    public static final Filter NONE = new Filter(null, null, null, null, null, null);

    /** The legal title of dossier {@code d}. */
    static final String TITLE = """
            coalesce((select a.legal_title from agreement a where a.dossier = d.number order by a.version desc limit 1),
                     (select q.legal_title from legal_qualification q where q.dossier = d.number and q.set_aside = false
                       order by q.qualification_no desc limit 1))""";

    /** Is what these groups did the work of one service, whose time would be somebody's? @param roles comma between */
    boolean isOfOneService(String roles) {
        return service != null || Stream.of(roles.split(",")).anyMatch(Groups.OF_ONE_SERVICE::contains);
    }

    /** Does it ask what buckets do not know? */
    boolean asksOfDossiers() {
        return !ofDossiers().isEmpty();
    }

    /** Conditions on the rows {@code t} of {@code work_task}, each beginning with « and ». */
    String onTasks() {
        return onProcess("t.process_key") + onVersion("t.process_version") + onDossiers();
    }

    String onBuckets() {
        return onProcess("b.process_key") + onVersion("b.process_version");
    }

    /** Conditions on the rows {@code t} of {@code round_trip}: a version's are those of the dossiers that went through it. */
    String onRoundTrips() {
        var ofVersion = version == null
                ? ""
                : " and exists (select 1 from work_task w where w.dossier = t.dossier and w.process_key = t.step and w.process_version = :version)";
        return onProcess("t.step") + ofVersion + onDossiers();
    }

    /** Conditions on the rows {@code t} of {@code dossier_slip}. */
    String onSlips() {
        return onDossiers();
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>();
        put(params, "commune", commune);
        put(params, "title", title);
        put(params, "service", service);
        put(params, "occupantType", occupantType);
        put(params, "process", process);
        put(params, "version", version);
        return params;
    }

    private String onProcess(String column) {
        return process == null ? "" : " and %s = :process".formatted(column);
    }

    private String onVersion(String column) {
        return version == null ? "" : " and %s = :version".formatted(column);
    }

    private String onDossiers() {
        var conditions = ofDossiers();
        return conditions.isEmpty()
                ? ""
                : " and exists (select 1 from dossier d join space s on s.code = d.space_code where d.number = t.dossier and "
                        + String.join(" and ", conditions) + ")";
    }

    private List<String> ofDossiers() {
        var conditions = new ArrayList<String>();
        if (commune != null) {
            conditions.add("s.commune = :commune");
        }
        if (title != null) {
            conditions.add(TITLE + " = :title");
        }
        if (service != null) {
            conditions.add("d.service = :service");
        }
        if (occupantType != null) {
            conditions.add("d.occupant_type = :occupantType");
        }
        return conditions;
    }

    private static void put(Map<String, Object> params, String name, @Nullable Object value) {
        if (value != null) {
            params.put(name, value);
        }
    }
}
