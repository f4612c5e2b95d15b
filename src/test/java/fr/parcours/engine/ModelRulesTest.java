package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.ParcoursTest;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A model that breaks a rule of the house is refused with the element's name, and nothing of it is put into service. */
@ParcoursTest
class ModelRulesTest {
    @Autowired
    RepositoryService repository;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <callActivity id="bad" calledElement="closing"/>                                   | business key
            <scriptTask id="bad" scriptFormat="javascript"><script>1</script></scriptTask>     | not allowed
            <serviceTask id="bad" camunda:class="java.lang.Runtime"/>                          | one bean
            <serviceTask id="bad" camunda:delegateExpression="${rules.inForce('sla')}"/>       | one bean
            <userTask id="bad"/>                                                               | formRef
            <userTask id="bad" camunda:formKey="embedded:app:x.html"/>                         | formRef""")
    void names_the_element_and_the_rule(String element, String rule) {
        var before = repository.createDeploymentQuery().count();

        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("bad.bpmn", model(element))
                        .deploy())
                .hasStackTraceContaining("bad")
                .hasStackTraceContaining(rule);

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    private static String model(String element) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
                  <process id="bad-process" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="start"/>
                    <sequenceFlow id="f" sourceRef="start" targetRef="bad"/>
                    %s
                  </process>
                </definitions>""".formatted(element);
    }
}
