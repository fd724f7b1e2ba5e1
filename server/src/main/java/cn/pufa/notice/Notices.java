package cn.pufa.notice;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.UUID;

/** The only way any feature sends anything, and what it may ask about what it sent. */
public final class Notices {

  /** Kind of the change told when notices of a campaign moved; its key is the campaign. */
  public static final String PROGRESS = "notice-progress";

  static final String QUEUED = "notice-queued";

  /**
   * @param email null where the organisation gave none; it then has the inbox only
   */
  public record Recipient(UUID organization, String name, String email, String body) {}

  /**
   * @param campaign what these notices belong to; with organisation and channel it makes a notice
   *     unique
   */
  public record Batch(
      UUID campaign,
      String division,
      String subject,
      String documentNumber,
      LocalDate dueOn,
      List<Recipient> recipients) {}

  public record Counts(int queued, int sending, int sent, int failed, int uncertain) {
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /**
     * @param json null where there is no notice at all
     */
    static Counts of(String json) {
      return json == null ? NONE : GsonJson.GSON.fromJson(json, Counts.class);
    }

    boolean finished() {
      return queued + sending == 0;
    }
  }

  /** Organisations, except in {@code inbox} and {@code email}, which count notices. */
  public record Progress(
      int organizations,
      Counts inbox,
      Counts email,
      int withoutEmail,
      int sent,
      int failed,
      int read,
      int acknowledged,
      boolean finished) {}

  /**
   * @param channel null for all, @param state null for all
   */
  public record Filter(String channel, String state, boolean unread) {}

  public record RecipientState(
      UUID organization,
      String organizationName,
      String channel,
      String state,
      String reason,
      Instant sentAt,
      Instant readAt,
      Instant acknowledgedAt) {}

  private final BusinessClock clock;

  public Notices(BusinessClock clock) {
    this.clock = clock;
  }

  /**
   * Fixes the recipients in the caller's transaction; a second batch of the same campaign fails
   * whole.
   */
  public void enqueue(Tx tx, Batch batch) {
    Instant now = clock.now();
    List<Recipient> byEmail =
        batch.recipients().stream().filter(recipient -> recipient.email() != null).toList();
    NoticeStore.insert(tx, batch, "inbox", NoticeState.SENT.code(), batch.recipients(), now);
    NoticeStore.insert(tx, batch, "email", NoticeState.QUEUED.code(), byEmail, now);
    Changes.publish(tx, QUEUED, batch.campaign().toString());
    Changes.publish(tx, PROGRESS, batch.campaign().toString());
  }

  /** Notices that went out before this system kept them: they stand as sent, and nothing leaves. */
  public void record(Tx tx, Batch batch, Instant sentAt) {
    List<Recipient> byEmail =
        batch.recipients().stream().filter(recipient -> recipient.email() != null).toList();
    NoticeStore.insert(tx, batch, "inbox", NoticeState.SENT.code(), batch.recipients(), sentAt);
    NoticeStore.insert(tx, batch, "email", NoticeState.SENT.code(), byEmail, sentAt);
  }

  /** That these organisations had read such a notice. */
  public void recordRead(Tx tx, UUID campaign, List<UUID> organizations, Instant readAt) {
    NoticeStore.recordRead(tx, campaign, organizations, readAt);
  }

  public Progress progress(Tx tx, UUID campaign) {
    return NoticeStore.progress(tx, campaign);
  }

  public List<RecipientState> recipients(Tx tx, UUID campaign, Filter filter, Page page) {
    return NoticeStore.recipients(tx, campaign, filter, page);
  }

  public int countRecipients(Tx tx, UUID campaign, Filter filter) {
    return NoticeStore.countRecipients(tx, campaign, filter);
  }

  /** Notices sent in the year, one an organisation and campaign. */
  public int count(Tx tx, int year, boolean read) {
    return NoticeStore.countLines(tx, start(year), start(year + 1), read);
  }

  public List<Line> lines(Tx tx, int year, boolean read, Page page) {
    return NoticeStore.lines(tx, start(year), start(year + 1), read, page);
  }

  private static Instant start(int year) {
    return LocalDate.of(year, Month.JANUARY, 1).atStartOfDay(BusinessClock.ZONE).toInstant();
  }
}
