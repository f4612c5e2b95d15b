package fr.parcours.engine;

import fr.parcours.engine.form.FormFiles;
import fr.parcours.engine.form.Receiver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Puts this release's models into service at start: one deployment per process, its BPMN with the forms that it names;
 * each decision table on its own. What has not changed since its last release is left alone. A table that the house has
 * changed since is never overwritten: the start stops and says so.
 */
@Component
public class Deployments implements SmartInitializingSingleton {
    /** Marks what a release has put out; anything else is a change by the house. */
    public static final String RELEASE = "release";

    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);
    private static final Pattern FORM_REF = Pattern.compile("camunda:formRef=\"([^\"]+)\"");

    private final RepositoryService repository;
    private final Rules rules;
    private final Clock clock;
    private final Set<String> receivers;

    Deployments(RepositoryService repository, Rules rules, Clock clock, List<Receiver> receivers) {
        this.receivers = receivers.stream().map(Receiver::form).collect(Collectors.toUnmodifiableSet());
        this.repository = repository;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        files("dmn").forEach(this::releaseTable);
        var forms = FormFiles.resources();
        files("bpmn").forEach(model -> releaseProcess(model, forms));
    }

    private void releaseProcess(Resource model, Map<String, Resource> forms) {
        var contents = new LinkedHashMap<String, byte[]>();
        var bpmn = bytes(model);
        contents.put(String.valueOf(model.getFilename()), bpmn);
        for (var id : formsNamedIn(bpmn)) {
            var form = bytes(required(forms, id, model));
            FormFiles.requireReceived(id, new ByteArrayInputStream(form), receivers);
            contents.put(id + ".form", form);
        }
        var name = String.valueOf(model.getFilename());
        if (!isSame(contents, latest(name))) {
            deploy(name, contents);
        }
    }

    private void releaseTable(Resource table) {
        var name = String.valueOf(table.getFilename());
        var contents = Map.of(name, bytes(table));
        release(name.replace(".dmn", ""), name, contents, LocalDate.now(clock));
    }

    /** Releases a table. @param from the day on which it comes into force */
    void release(String key, String name, Map<String, byte[]> contents, LocalDate from) {
        var lastRelease = latest(name);
        if (isSame(contents, lastRelease)) {
            return;
        }
        var inService = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult();
        if (inService != null
                && (lastRelease == null || !inService.getDeploymentId().equals(lastRelease.getId()))) {
            throw new IllegalStateException(
                    "table %s: the house has changed it since its last release (version %d is in service) and this release changes it too; reconcile the two, then release"
                            .formatted(key, inService.getVersion()));
        }
        deploy(name, contents);
        var version = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getVersion();
        rules.putInForce(key, version, from);
    }

    private void deploy(String name, Map<String, byte[]> contents) {
        var deployment = repository.createDeployment().name(name).source(RELEASE);
        contents.forEach((file, bytes) -> deployment.addInputStream(file, new ByteArrayInputStream(bytes)));
        deployment.deploy();
        LOG.info("put into service: {} with {}", name, contents.keySet());
    }

    private @Nullable Deployment latest(String name) {
        return repository.createDeploymentQuery().deploymentName(name).deploymentSource(RELEASE).list().stream()
                .max(Comparator.comparing(Deployment::getDeploymentTime).thenComparing(Deployment::getId))
                .orElse(null);
    }

    private boolean isSame(Map<String, byte[]> contents, @Nullable Deployment deployment) {
        if (deployment == null) {
            return false;
        }
        var deployed = repository.getDeploymentResources(deployment.getId());
        return deployed.size() == contents.size()
                && deployed.stream().allMatch(file -> Arrays.equals(file.getBytes(), contents.get(file.getName())));
    }

    private static List<String> formsNamedIn(byte[] bpmn) {
        return FORM_REF.matcher(new String(bpmn, StandardCharsets.UTF_8))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static Resource required(Map<String, Resource> forms, String id, Resource model) {
        var form = forms.get(id);
        if (form == null) {
            throw new IllegalStateException(
                    "%s names the form %s, which no file holds".formatted(model.getFilename(), id));
        }
        return form;
    }

    private static List<Resource> files(String ending) {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:processes/**/*." + ending);
            return Stream.of(found)
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                    .toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Resource resource) {
        try {
            return bytes(resource.getInputStream());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
