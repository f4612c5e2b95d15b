package fr.parcours.engine;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.stereotype.Component;

/** When a process with its forms, or a table, took the place of an earlier version. */
@Component
public class Releases {
    /** One of them. @param file of the model: {@code site-visit.bpmn}, {@code fee.dmn} */
    public record Change(String id, String file, LocalDate day) {}

    private final RepositoryService repository;
    private final House house;

    Releases(RepositoryService repository, House house) {
        this.repository = repository;
        this.house = house;
    }

    /** The latest first; what came into service for the first time changed nothing. */
    public List<Change> changes() {
        var known = new HashSet<String>();
        return house
                .act(() -> repository
                        .createDeploymentQuery()
                        .orderByDeploymentTime()
                        .asc()
                        .list())
                .stream()
                .filter(deployment -> deployment.getName() != null && !known.add(deployment.getName()))
                .map(Releases::change)
                .sorted(Comparator.comparing(Change::day).reversed().thenComparing(Change::file))
                .toList();
    }

    public Optional<Change> find(String id) {
        return changes().stream().filter(change -> change.id().equals(id)).findFirst();
    }

    private static Change change(Deployment deployment) {
        return new Change(
                deployment.getId(),
                deployment.getName(),
                LocalDate.ofInstant(deployment.getDeploymentTime().toInstant(), HouseClock.PARIS));
    }
}
