package fr.parcours.notice;

/** Takes a mail out of the house. */
interface Carrier {
    /** @throws Exception when it did not leave; it will be tried again */
    void carry(Mail mail) throws Exception;
}
