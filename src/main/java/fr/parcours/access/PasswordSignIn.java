package fr.parcours.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Sign-in by login and password, for the form and for Basic alike. An unknown, a disabled account and a wrong password
 * get the same answer in about the same time. A verified login is remembered for a minute by a keyed hash, so that Basic
 * does not hash at every request.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private static final long REMEMBER_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int MOST_REMEMBERED = 5_000;
    /** What an unknown login is compared with, so that it takes as long: of a random text that nobody kept. */
    private static final String NOBODYS_HASH = "{bcrypt}$2a$12$aI6jUADM32TdFZIdn87NreQ4rtknOBYNXgZM6869trFvoXtj7SsmK";

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Attempts attempts;
    private final Map<String, Long> verified = new ConcurrentHashMap<>();
    private final byte[] key = new byte[32];
    private final Object[] turns = Stream.generate(Object::new).limit(64).toArray();

    PasswordSignIn(Accounts accounts, PasswordEncoder passwords, Attempts attempts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        new SecureRandom().nextBytes(key);
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var login = asked.getName();
        var password = String.valueOf(asked.getCredentials());
        var address = asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        var account = accounts.active(login);
        var hash = account.map(Account::passwordHash).orElse(NOBODYS_HASH);
        synchronized (turnOf(login)) { // one guess after another: many at once are no more than many in a row
            var wait = attempts.waitOf(login, address);
            if (!wait.isZero()) {
                throw new TooManyAttempts(wait);
            }
            if (!matches(login, password, hash) || account.isEmpty()) {
                attempts.failed(login, address);
                throw new BadCredentialsException("refused");
            }
            attempts.succeeded(login, address);
        }
        var authorities =
                account.get().groups().stream().map(SimpleGrantedAuthority::new).toList();
        var token = UsernamePasswordAuthenticationToken.authenticated(login, null, authorities);
        token.setDetails(asked.getDetails());
        return token;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private Object turnOf(String login) {
        return turns[Math.floorMod(login.hashCode(), turns.length)];
    }

    private boolean matches(String login, String password, String hash) {
        var seal = seal(login, password, hash);
        var until = verified.get(seal);
        if (until != null && until - System.nanoTime() > 0) {
            return true;
        }
        var isRight = passwords.matches(password, hash);
        if (isRight) {
            if (verified.size() > MOST_REMEMBERED) {
                verified.clear();
            }
            verified.put(seal, System.nanoTime() + REMEMBER_NANOS);
        }
        return isRight;
    }

    /** Changes with the stored hash: a changed password is forgotten at once. */
    private String seal(String login, String password, String hash) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            for (var part : new String[] {login, password, hash}) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
