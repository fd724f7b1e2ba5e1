package cn.pufa.procedure;

import cn.pufa.contact.ServiceProof;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What an officer hands in of how a paper was served.
 *
 * @param putUpOn day of a public notice; null for other ways
 * @param documentNumber of the paper, where it has none yet
 */
public record ServiceDraft(
    ServiceProof.Method method,
    LocalDate servedOn,
    String proof,
    String trackingNumber,
    LocalDate putUpOn,
    String documentNumber,
    UUID file) {}
