package cn.pufa.leaflet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One printed version.
 *
 * @param edition as printed on it (版次)
 * @param topic null for none
 * @param stock copies still there
 */
record Leaflet(UUID id, String title, String edition, String topic, int stock, Instant createdAt) {

  record Article(String statute, int article) {}

  /**
   * @param printed copies
   */
  record Draft(String title, String edition, String topic, int printed, List<Article> articles) {}

  /** 印制, 发放, 报废. */
  enum MoveKind {
    PRINTED,
    HANDED_OUT,
    SCRAPPED;

    int sign() {
      return this == PRINTED ? 1 : -1;
    }
  }

  /**
   * @param event at which it was handed out, or null, @param note null for none
   */
  record Move(UUID id, MoveKind kind, int copies, UUID event, String note, LocalDate movedOn) {}

  record MoveDraft(MoveKind kind, int copies, UUID event, String note) {}

  static String record(UUID id) {
    return "leaflet/" + id;
  }
}
