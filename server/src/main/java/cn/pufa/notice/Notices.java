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
  private static final String NO_LONGER_NEEDED = "已报送，不再催。";

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
      LocalDate opensOn,
      LocalDate dueOn,
      String dueExplanation,
      List<Recipient> recipients) {}

  /**
   * One notice of no campaign, through one channel.
   *
   * @param channel {@code inbox}, {@code email} or {@code sms}
   * @param address where it goes; null for the inbox
   * @param secret stands in the body as {@code {code}}, and is forgotten once the notice has left;
   *     null where there is none
   */
  public record Letter(
      UUID organization,
      String organizationName,
      String channel,
      String address,
      String subject,
      String body,
      String secret) {}

  public record Counts(int queued, int sending, int sent, int failed, int uncertain, int stopped) {
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

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

  /**
   * Organisations, except in the counts: {@code inbox} and {@code email} of the notice itself,
   * {@code reminders} of the e-mails that came after it.
   */
  public record Progress(
      int organizations,
      Counts inbox,
      Counts email,
      Counts reminders,
      int withoutEmail,
      int sent,
      int failed,
      int read,
      int acknowledged,
      boolean finished) {}

  /**
   * @param channel null for all, @param state null for all
   * @param except organisations that are not meant
   */
  public record Filter(String channel, String state, boolean unread, List<UUID> except) {}

  /**
   * What an organisation sent in return.
   *
   * @param number of the receipt
   */
  public record Answer(UUID id, String number) {}

  /**
   * @param body with {@code {organization}} where its name belongs
   * @param except organisations that need none
   */
  public record Reminder(UUID campaign, String subject, String body, List<UUID> except) {}

  /**
   * @param occasion {@code reminder-N}, @param reminded organisations
   */
  public record Reminded(String occasion, int reminded) {}

  public record RecipientState(
      UUID organization,
      String organizationName,
      String channel,
      String occasion,
      String state,
      String reason,
      Instant sentAt,
      Instant readAt,
      Instant acknowledgedAt,
      Instant crossedAt) {}

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

  /** Queues one notice in the caller's transaction; the inbox has it at once. */
  public void send(Tx tx, String division, Letter letter) {
    boolean arrives = letter.channel().equals("inbox");
    NoticeStore.insert(
        tx, division, letter, arrives ? NoticeState.SENT : NoticeState.QUEUED, clock.now());
    Changes.publish(tx, QUEUED, letter.channel());
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

  /**
   * Sends the recipients of a campaign's notice a reminder, to the addresses the notice went to.
   * The caller holds the campaign against {@link #answer}.
   */
  public Reminded remind(Tx tx, Reminder reminder) {
    String occasion = ReminderStore.nextOccasion(tx, reminder.campaign());
    int reminded = ReminderStore.insert(tx, reminder, occasion, clock.now());
    Changes.publish(tx, QUEUED, reminder.campaign().toString());
    Changes.publish(tx, PROGRESS, reminder.campaign().toString());
    return new Reminded(occasion, reminded);
  }

  /**
   * The organisation did what the campaigns ask for: their notices stand as acknowledged, and
   * reminders that have not left stop. One that is being sent right now may cross, and is marked.
   */
  public void answer(Tx tx, List<UUID> campaigns, UUID organization, Answer answer) {
    ReminderStore.answer(tx, campaigns, organization, answer, clock.now());
    ReminderStore.stop(tx, campaigns, organization, NO_LONGER_NEEDED, clock.now());
    campaigns.forEach(campaign -> Changes.publish(tx, PROGRESS, campaign.toString()));
  }

  /** How many of these organisations the campaign's notice went to. */
  public int countAmong(Tx tx, UUID campaign, List<UUID> organizations) {
    return ReminderStore.countAmong(tx, campaign, organizations);
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
