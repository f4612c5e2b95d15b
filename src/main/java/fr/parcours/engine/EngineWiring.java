package fr.parcours.engine;

import fr.parcours.engine.form.Forms;
import fr.parcours.engine.form.GuardedFormService;
import fr.parcours.engine.form.GuardedRuntimeService;
import fr.parcours.engine.form.GuardedTaskService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How the engine differs from the one out of the box. Everything else stands in {@code application.yaml}. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineWiring extends AbstractProcessEnginePlugin {
    private final ApplicationContext context;
    private final ObjectProvider<Forms> forms;
    private final ObjectProvider<RepositoryService> repository;
    private final ObjectProvider<TaskWitness> witnesses;
    private final ObjectProvider<TenantIdProvider> tenants;
    private final CurrentUser currentUser;
    private final TaskGuard guard;

    EngineWiring(
            ApplicationContext context,
            ObjectProvider<Forms> forms,
            ObjectProvider<RepositoryService> repository,
            ObjectProvider<TaskWitness> witnesses,
            ObjectProvider<TenantIdProvider> tenants,
            CurrentUser currentUser,
            TaskGuard guard) {
        this.context = context;
        this.forms = forms;
        this.repository = repository;
        this.witnesses = witnesses;
        this.tenants = tenants;
        this.currentUser = currentUser;
        this.guard = guard;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new CourseHistory()));
        engine.setHistory(CourseHistory.NAME);
        engine.setExpressionManager(new QueryExpressions(new ModelBeans(context)));
        engine.setResourceAuthorizationProvider(noGrants());
        var definitions = new ConcurrentHashMap<String, Long>();
        var tables = new ConcurrentHashMap<RememberedTables.Version, RememberedTables.Known>();
        var granted = new ConcurrentHashMap<RememberedGrants.Grant, Long>();
        engine.setCustomSessionFactories(new ArrayList<>(List.of(
                instead(AuthorizationManager.class, () -> new RememberedGrants(granted)),
                instead(ProcessDefinitionManager.class, () -> new RememberedDefinitions(definitions)),
                instead(DecisionDefinitionManager.class, () -> new RememberedTables(tables)),
                instead(TaskManager.class, LoneTasks::new),
                instead(VariableInstanceManager.class, CourseVariables::new))));
        engine.setHistoryEventProducer(new CourseEvents());
        engine.setHistoryEventHandler(new CourseWriter());
        engine.setEnableCmdExceptionLogging(
                false); // a refusal is an answer; failures are logged where they are answered
        tenants.ifAvailable(engine::setTenantIdProvider);

        engine.setCustomPostBPMNParseListeners(
                with(engine.getCustomPostBPMNParseListeners(), new ModelRules(), new TaskWatch(witnesses)));

        var tasks = new GuardedTaskService(forms, guard, currentUser);
        var runtime = new GuardedRuntimeService(forms, repository);
        engine.setTaskService(tasks);
        engine.setRuntimeService(runtime);
        engine.setFormService(new GuardedFormService(tasks, runtime));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getCommandCheckers().add(guard.asChecker());
        engine.getValueTypeResolver().addType(new JsonText());
    }

    /** Ours in the place of one of the engine's managers, which live for one command. */
    private static <M extends Session> SessionFactory instead(Class<? super M> manager, Supplier<M> ours) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return manager;
            }

            @Override
            public Session openSession() {
                return ours.get();
            }
        };
    }

    private static List<BpmnParseListener> with(@Nullable List<BpmnParseListener> known, BpmnParseListener... more) {
        var listeners = new ArrayList<BpmnParseListener>(known == null ? List.of() : known);
        listeners.addAll(List.of(more));
        return listeners;
    }

    /**
     * No grant is made as tasks, filters or accounts come and go: grants stand per definition and role. One per task makes
     * task lists grow with the square of the open tasks (performance.md, section 2).
     */
    private static ResourceAuthorizationProvider noGrants() {
        return (ResourceAuthorizationProvider) Proxy.newProxyInstance(
                ResourceAuthorizationProvider.class.getClassLoader(),
                new Class<?>[] {ResourceAuthorizationProvider.class},
                (proxy, asked, arguments) -> null);
    }
}
