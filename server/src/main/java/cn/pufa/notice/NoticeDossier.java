package cn.pufa.notice;

import cn.pufa.dossier.DossierEntry;
import cn.pufa.dossier.DossierSource;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What an organisation was told, for its dossier (一社一档): the latest thousand. */
final class NoticeDossier implements DossierSource {

  private static final Page LATEST = new Page(1000, 0);

  @Override
  public String kind() {
    return "notice";
  }

  @Override
  public String label() {
    return "通知";
  }

  @Override
  public Set<String> operations() {
    return Set.of("listCircularRecipients", "listInbox");
  }

  @Override
  public List<DossierEntry> entries(Tx tx, UUID organization) {
    return NoticeStore.inbox(tx, new UUID[] {organization}, LATEST).stream()
        .filter(notice -> notice.sentAt() != null)
        .map(NoticeDossier::entry)
        .toList();
  }

  private static DossierEntry entry(InboxNotice notice) {
    String number = notice.documentNumber() == null ? "" : notice.documentNumber() + "；";
    return DossierEntry.at(
        notice.sentAt(),
        "notice",
        "通知：" + notice.subject(),
        number + seen(notice.readAt(), notice.acknowledgedAt()),
        "notice/" + notice.id());
  }

  private static String seen(Instant readAt, Instant acknowledgedAt) {
    if (acknowledgedAt != null) {
      return "已知悉。";
    }
    return readAt == null ? "没有打开。" : "已读。";
  }
}
