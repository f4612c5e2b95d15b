package fr.parcours.step;

import fr.parcours.AuditEvent;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Audit;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.SignedIn;
import fr.parcours.notice.Invitation;
import fr.parcours.notice.Notices;
import fr.parcours.register.door.Doors;
import fr.parcours.register.dossier.Dossier;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes letters about a dossier; each ends with the address of its page, or a link for who has no account. */
@Component
public class Letters {
    /** Who writes where no person does. */
    public static final String DESK = "Service du patrimoine";

    private static final String OUTSIDE = "/occupant";

    private static final Pattern MARK = Pattern.compile("\\h*(\\[PARAM]|\\(paramètre à valider par la MEL\\))");

    private final Notices notices;
    private final Mailboxes mailboxes;
    private final Links links;
    private final Doors doors;
    private final CurrentUser user;
    private final Audit audit;
    private final String desk;

    /** @param desk whom an occupant from outside writes to [PARAM] */
    Letters(
            Notices notices,
            Mailboxes mailboxes,
            Links links,
            Doors doors,
            CurrentUser user,
            Audit audit,
            @Value("${parcours.desk}") String desk) {
        this.notices = notices;
        this.mailboxes = mailboxes;
        this.links = links;
        this.doors = doors;
        this.user = user;
        this.audit = audit;
        this.desk = desk;
    }

    /** As {@link #send}, to the person who asked for the occupation. */
    public void toRequester(Dossier dossier, String occasion, String subject, String body) {
        send(mailboxes.of(dossier.requesterLogin()), dossier.number(), occasion, subject, body);
    }

    /** To who asked for the occupation and, when somebody from outside occupies the space, to him too: see {@link #toOutside}. */
    public void toOccupant(Dossier dossier, String occasion, String subject, String body) {
        toRequester(dossier, occasion, subject, body);
        if (dossier.request().isExternal()) {
            toOutside(dossier.number(), occasion, subject, body);
        }
    }

    /**
     * To the occupant from outside alone. He has no account here: each letter brings a link to his own dossier, where he
     * finds what he is to do and his papers, and says whom to ask.
     */
    public void toOutside(DossierNumber dossier, String occasion, String subject, String body) {
        postLink(dossier, occasion, subject, body).ifPresent(id -> doors.issue(id, dossier, sender()));
    }

    /** As {@link #toOutside}, because somebody wants a link sent. @throws fr.parcours.TooMany (429) as {@link Doors#issueByHand} */
    public void sendLink(DossierNumber dossier, String occasion, String subject, String body) {
        postLink(dossier, occasion, subject, body).ifPresent(id -> doors.issueByHand(id, dossier, sender()));
    }

    private String sender() {
        return user.get().map(SignedIn::login).orElse(DESK);
    }

    /** @return its id; empty for an occasion that was told already, which draws no further link */
    private Optional<String> postLink(DossierNumber dossier, String occasion, String subject, String body) {
        var link = UUID.randomUUID().toString();
        var isPosted = notices.post(
                mailboxes.ofOccupant(dossier).toList(),
                subject(dossier, subject),
                bodyForOutside(dossier, body, link),
                dossier.value(),
                key(dossier, occasion + OUTSIDE));
        return sent(dossier, link, isPosted);
    }

    private Optional<String> sent(DossierNumber dossier, String link, boolean isPosted) {
        if (isPosted) {
            audit.record(AuditEvent.DOOR_LINK_SENT, dossier, Doors.told(link));
        }
        return Optional.of(link).filter(posted -> isPosted);
    }

    /**
     * Leaves after the commit, once for each address.
     *
     * @param occasion what it is about, so that the same occasion never writes twice to the same person
     */
    public void send(Stream<String> addresses, DossierNumber dossier, String occasion, String subject, String body) {
        notices.post(
                addresses.distinct().toList(),
                subject(dossier, subject),
                body(dossier, body),
                dossier.value(),
                key(dossier, occasion));
    }

    /** As {@link #send}, with an appointment for their calendars; to somebody from outside as {@link #toOutside}. */
    public void invite(
            Collection<String> addresses,
            DossierNumber dossier,
            String occasion,
            String subject,
            String body,
            Invitation invitation) {
        var outside = mailboxes.outside(dossier).filter(addresses::contains).toList();
        notices.invite(
                addresses.stream().filter(address -> !outside.contains(address)).toList(),
                subject(dossier, subject),
                body(dossier, body),
                dossier.value(),
                key(dossier, occasion),
                invitation);
        var link = UUID.randomUUID().toString();
        var isPosted = notices.invite(
                outside,
                subject(dossier, subject),
                bodyForOutside(dossier, body, link),
                dossier.value(),
                key(dossier, occasion + OUTSIDE),
                invitation);
        sent(dossier, link, isPosted).ifPresent(id -> doors.issue(id, dossier, sender()));
    }

    private static String subject(DossierNumber dossier, String subject) {
        return "%s – %s".formatted(dossier, subject);
    }

    /** That a value is still to be confirmed by the house is no matter of his: our mark stays inside. */
    private String bodyForOutside(DossierNumber dossier, String body, String link) {
        return """
                %s

                Votre dossier, avec ce que vous avez à y faire et vos documents : %s
                Ce lien sert une seule fois, pendant %s, et n'est que pour vous.

                Pour toute question, écrivez au %s en rappelant le numéro %s.""".formatted(
                        MARK.matcher(body).replaceAll(""),
                        DoorKeys.place(link),
                        French.count(doors.linkDays(), "jour"),
                        desk,
                        dossier);
    }

    private String body(DossierNumber dossier, String body) {
        return "%s%n%nLa page du dossier : %s".formatted(body, links.dossier(dossier));
    }

    private static String key(DossierNumber dossier, String occasion) {
        return "%s/%s".formatted(dossier, occasion);
    }
}
