package fr.parcours.step.journey;

import fr.parcours.register.draft.Drafts;
import fr.parcours.register.work.Works;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Nobody comes back to a task that has ended: what was half filled in for it is shown no more, and gone within the hour. */
@Component
class ForgetDrafts {
    private final Drafts drafts;
    private final Works works;

    ForgetDrafts(Drafts drafts, Works works) {
        this.drafts = drafts;
        this.works = works;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    @Transactional
    void sweep() {
        drafts.forgetTasks(works.ended(drafts.tasks()));
    }
}
