package cn.pufa.review;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The final conclusion on one return, as it stands.
 *
 * @param id of the return
 * @param documentNumber such as 廉民社检〔2026〕3号
 * @param reasons as the letter gives them
 */
public record Conclusion(
    UUID id,
    UUID organization,
    String organizationName,
    int year,
    Grade grade,
    LocalDate decidedOn,
    String documentNumber,
    List<String> reasons) {}
