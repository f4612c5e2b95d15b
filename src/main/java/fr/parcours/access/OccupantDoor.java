package fr.parcours.access;

import fr.parcours.AuditEvent;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.Problem;
import fr.parcours.engine.Audit;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.door.Doors;
import fr.parcours.register.door.Doors.Spent;
import fr.parcours.register.door.Doors.Visit;
import fr.parcours.register.dossier.Dossiers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who comes by a link: its key is traded once for a session of its own, which no other address of the house sees. For the
 * length of a request its holder stands in the occupant's place in one dossier. Guessing is slowed down as at the
 * sign-in; who holds a good key waits for no guesser behind the same address. Who sends file after file that is refused
 * sends none for the rest of the hour, and does the rest of what is his all the same.
 */
final class OccupantDoor extends OncePerRequestFilter {
    static final String ROOM = "/porte";
    private static final String OPENING = ROOM + "/ouvrir";
    private static final String CLOSING = ROOM + "/fermer";
    private static final String CALLS = ROOM + "/api/";
    private static final String FILES = CALLS + "documents/staged";
    private static final String KEY = "cle";
    /** All who guess keys from one address count as one. */
    private static final String GUESSER = SignedIn.DOOR;
    /** In the audit trail. */
    private static final String STRANGER = "inconnu";

    /** Of the door of one dossier, in an hour [PARAM]. */
    private static final int MOST_REFUSED_FILES = 20;

    /** What a file is told that the house does not take. */
    private static final Set<Integer> FILE_REFUSED = Set.of(
            HttpServletResponse.SC_BAD_REQUEST,
            HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
            HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);

    private static final String MORE = "porte : plus de " + RefusedAttempts.MOST_AN_HOUR + " %s en une heure";

    private static final String MANY_FILES = "porte : plus de " + MOST_REFUSED_FILES + " fichiers refusés en une heure";

    private static final List<String> ROLES = List.of(Groups.PORTEUR);

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Doors doors;
    private final Dossiers dossiers;
    private final Attempts attempts;
    private final HourlyCount refusals = new HourlyCount(System::currentTimeMillis);
    private final ObjectProvider<Audit> audit;
    private final ObjectProvider<IdentityService> identity;
    private final TransactionTemplate transaction;
    private final ProblemWriter problems;
    private final boolean isSecure;

    /** @param isSecure the house is reached by https alone */
    OccupantDoor(
            Doors doors,
            Dossiers dossiers,
            Attempts attempts,
            ObjectProvider<Audit> audit,
            ObjectProvider<IdentityService> identity,
            TransactionTemplate transaction,
            ProblemWriter problems,
            boolean isSecure) {
        this.doors = doors;
        this.dossiers = dossiers;
        this.attempts = attempts;
        this.audit = audit;
        this.identity = identity;
        this.transaction = transaction;
        this.problems = problems;
        this.isSecure = isSecure;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getServletPath();
        if (path.equals(OPENING) && request.getMethod().equals("POST")) {
            open(request, response);
        } else if (path.equals(CLOSING) && request.getMethod().equals("POST")) {
            close(request, response);
        } else {
            enter(path, request, response, chain);
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var address = request.getRemoteAddr();
        var key = Optional.ofNullable(request.getParameter(KEY))
                .filter(one -> SECRET.matcher(one).matches());
        var secret = key.flatMap(one -> transaction.execute(status -> admit(one)));
        var wait = attempts.waitOf(GUESSER, address);
        if (secret.isEmpty() && !wait.isZero()) {
            refuseMore(response, wait, "Trop de tentatives. Réessayez dans un moment.");
            return;
        }
        if (secret.isEmpty()) {
            attempts.failed(GUESSER, address);
            noteRefused(key.flatMap(doors::spent));
            response.sendRedirect(ROOM + "?lien");
            return;
        }
        attempts.succeeded(GUESSER, address);
        keep(response, secret.get(), Doors.SESSION);
        response.sendRedirect(ROOM);
    }

    private void refuseMore(HttpServletResponse response, Duration wait, String why) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(wait.toSeconds(), 1)));
        problems.write(response, Problem.of("Trop de tentatives", 429, why));
    }

    private Optional<String> admit(String key) {
        var visit = doors.open(key);
        visit.ifPresent(one -> note(AuditEvent.DOOR_OPENED, one.dossier(), Doors.told(one.link())));
        return visit.map(Visit::secret);
    }

    private void note(AuditEvent event, DossierNumber dossier, String about) {
        audit.getObject().record(event, dossier, about, SignedIn.byDoor(dossier), ROLES);
    }

    /** Of a key that never was one the house itself is told. */
    private void noteRefused(Optional<Spent> link) {
        refusals.atMost(
                RefusedAttempts.MOST_AN_HOUR,
                link.map(one -> one.dossier().value()).orElse(""),
                () -> link.ifPresentOrElse(
                        one -> note(
                                AuditEvent.DOOR_KEY_REFUSED,
                                one.dossier(),
                                "%s %s".formatted(Doors.told(one.link()), one.why())),
                        () -> noteStranger(AuditEvent.DOOR_KEY_REFUSED, null, "lien inconnu")),
                () -> noteStranger(
                        AuditEvent.REFUSED_OFTEN, link.map(Spent::dossier).orElse(null), MORE.formatted("liens")));
    }

    private void noteStranger(AuditEvent event, @Nullable DossierNumber dossier, String about) {
        audit.getObject().record(event, dossier, about, STRANGER, List.of());
    }

    private void close(HttpServletRequest request, HttpServletResponse response) throws IOException {
        secret(request)
                .ifPresent(secret -> transaction.executeWithoutResult(status -> {
                    doors.dossier(secret).ifPresent(dossier -> note(AuditEvent.DOOR_LEFT, dossier, ""));
                    doors.close(secret);
                }));
        keep(response, "", Duration.ZERO);
        response.sendRedirect(ROOM + "?sortie");
    }

    private void keep(HttpServletResponse response, String secret, Duration lasting) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(Doors.COOKIE, secret)
                        .path(ROOM)
                        .httpOnly(true)
                        .secure(isSecure)
                        .sameSite("Lax")
                        .maxAge(lasting)
                        .build()
                        .toString());
    }

    private void enter(String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var number = secret(request).flatMap(doors::dossier);
        if (number.isEmpty()) {
            if (path.startsWith(CALLS)) {
                problems.write(
                        response,
                        Problem.of("Porte fermée", 401, "Votre visite est terminée : demandez un nouveau lien."));
            } else {
                chain.doFilter(request, response); // the page says how to get in, and nothing else
            }
            return;
        }
        try {
            stand(number.get());
            if (path.equals(FILES) && request.getMethod().equals("POST")) {
                takeFile(number.get(), request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
            noteAttempt(number.get(), request, response.getStatus());
        } finally {
            identity.getObject().clearAuthentication();
        }
    }

    /** Counted before it is looked at, and no more once it is taken: of many at once none slips past. */
    private void takeFile(
            DossierNumber dossier, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refused = "file " + dossier;
        var times = refusals.more(refused);
        if (times <= MOST_REFUSED_FILES) {
            chain.doFilter(request, response);
            if (!FILE_REFUSED.contains(response.getStatus())) {
                refusals.less(refused);
            }
            return;
        }
        refusals.less(refused); // what was not looked at is no refused file
        refusals.atMost(1, "told " + refused, () -> note(AuditEvent.REFUSED_OFTEN, dossier, MANY_FILES), () -> {});
        refuseMore(
                response,
                refusals.rest(),
                "Plus de %d fichiers ont été refusés en une heure, ou sont envoyés à la fois, pour ce dossier : réessayez plus tard, ou remettez vos pièces au service. Le reste de votre dossier vous est ouvert."
                        .formatted(MOST_REFUSED_FILES));
    }

    /** Of what is not his, or is not there. */
    private void noteAttempt(DossierNumber dossier, HttpServletRequest request, int status) {
        if (status == HttpServletResponse.SC_FORBIDDEN || status == HttpServletResponse.SC_NOT_FOUND) {
            refusals.atMost(
                    RefusedAttempts.MOST_AN_HOUR,
                    "visit " + dossier,
                    () -> note(
                            AuditEvent.REFUSED,
                            dossier,
                            RefusedAttempts.about(status, RefusedAttempts.address(request), request)),
                    () -> note(AuditEvent.REFUSED_OFTEN, dossier, MORE.formatted("essais")));
        }
    }

    private void stand(DossierNumber number) {
        identity.getObject()
                .setAuthentication(
                        SignedIn.byDoor(number),
                        ROLES,
                        List.of(dossiers.get(number).service()));
    }

    private static Optional<String> secret(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(Doors.COOKIE))
                .map(Cookie::getValue)
                .filter(secret -> SECRET.matcher(secret).matches())
                .findFirst();
    }
}
