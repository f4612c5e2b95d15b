package fr.parcours.notice;

/** Puts into a mail, as it leaves, what is not to lie in the outbox before: a key. In the transaction that sends it. */
public interface Fill {
    /** @return the words that leave; those that came where there is nothing to put in */
    String in(Mail mail);
}
