package cn.pufa.platform.files;

import java.util.Locale;
import java.util.Set;

/** What a file is uploaded for, and whose duty that is. */
public enum FilePurpose {
  EVENT_PHOTO(false, Set.of("case_officer", "township", "editor", "partner")),
  RETURN_ATTACHMENT(true, Set.of("org_agent", "org_representative")),
  COUNTER_SCAN(true, Set.of("case_officer")),
  SERVICE_PROOF(true, Set.of("case_officer")),
  RECORDING(false, Set.of("editor")),
  LESSON_MEDIA(false, Set.of("trainer", "case_officer")),
  COURSE_ATTACHMENT(true, Set.of("trainer", "case_officer")),
  CHARTER(true, Set.of("case_officer")),
  COUNSEL_DOCUMENT(true, Set.of("case_officer", "editor"));

  final boolean takesPdf;
  private final Set<String> roles;

  FilePurpose(boolean takesPdf, Set<String> roles) {
    this.takesPdf = takesPdf;
    this.roles = roles;
  }

  public static FilePurpose of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isDutyOf(String role) {
    return roles.contains(role);
  }
}
