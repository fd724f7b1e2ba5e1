package cn.pufa.notice;

import cn.pufa.contact.Contacts;
import cn.pufa.delivery.Message;
import cn.pufa.delivery.MessageState;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.Outcomes;
import cn.pufa.delivery.Wanted;
import cn.pufa.dossier.DossierSource;
import cn.pufa.identity.ActingPeople;
import cn.pufa.notice.Posting.Entry;
import cn.pufa.notice.Posting.Reason;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wechat.WeChatReach;
import cn.pufa.wording.Filling;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Way;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The only way any feature sends anything, and what it may ask about what it sent. */
public final class Notices {

  /** Kind of the change told when notices of a circular moved; its key is the circular. */
  public static final String PROGRESS = "notice-progress";

  public static final String INBOX = "inbox";
  static final String GONE = "已注销，不再发。";
  static final String NO_LONGER_NEEDED = "已报送，不再催。";
  static final String DUE_DAY_MOVED = "截止日改了，这份提醒不再发。";

  /**
   * @param values fill the placeholders of the forms, for this one only; {@code organization} is
   *     filled with the name
   */
  public record Recipient(UUID organization, String name, Map<String, String> values) {

    public Recipient(UUID organization, String name) {
      this(organization, name, Map.of());
    }
  }

  /**
   * One notice of no circular, through one channel.
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

  /**
   * What an organisation sent in return.
   *
   * @param number of the receipt
   */
  public record Answer(UUID id, String number) {}

  /**
   * @param occasion {@code reminder-N}, @param reminded organisations
   */
  public record Reminded(String occasion, int reminded) {}

  /** {@code reminder-2} as people say it. */
  public static String words(String occasion) {
    return occasion.equals(Occasion.FIRST)
        ? "通知"
        : "第 " + occasion.replace("reminder-", "") + " 次催报";
  }

  private final Posting posting;
  private final Readdressing readdressing;
  private final Escalation escalation;
  private final Messages messages;
  private final Contacts contacts;
  private final BusinessClock clock;
  private final MessageWords words;
  private final Duties duties = new Duties();

  /**
   * @param publicUrl where residents open the service, for links to answer by; empty for no links
   */
  public Notices(
      Organizations organizations,
      ActingPeople people,
      WeChatReach weChat,
      Contacts contacts,
      Messages messages,
      Filling filling,
      Optional<String> publicUrl,
      BusinessClock clock) {
    this.messages = messages;
    this.contacts = contacts;
    this.clock = clock;
    this.words = new MessageWords(filling, contacts, publicUrl);
    var addressees = new Addressees(organizations, people, weChat);
    this.posting = new Posting(addressees, messages, contacts, filling, clock);
    this.readdressing = new Readdressing(addressees, messages, clock);
    this.escalation = new Escalation(posting, readdressing, messages, contacts, clock);
  }

  /** To be asked which messages still are wanted. */
  public Wanted wanted() {
    return new NoticeWanted(words, readdressing, clock);
  }

  /** To be told what became of messages. */
  public Outcomes outcomes() {
    return new NoticeOutcomes(escalation);
  }

  /**
   * Takes the next way where nobody has read by the set day; on every node, as often as it likes.
   */
  public void escalate(Database database) {
    escalation.sweep(database);
  }

  /** What each organisation was told. */
  public DossierSource dossier() {
    return new NoticeDossier();
  }

  /** Who still owes what. */
  public Duties duties() {
    return duties;
  }

  /** A circular that will speak; a second of the same id fails whole. */
  public void open(Tx tx, Told told) {
    OccasionStore.open(tx, told, clock.now());
    messages.openLane(tx, told.circular());
  }

  /** Fixes the recipients of the notice in the caller's transaction, and sets it on its ways. */
  public void enqueue(Tx tx, UUID circular, Forms forms, List<Recipient> recipients) {
    Occasion occasion = OccasionStore.add(tx, circular, forms, clock.now());
    List<Entry> told = PostingStore.insert(tx, occasion, recipients, clock.now());
    post(tx, occasion, occasion.plan().first(), told);
  }

  /** Notices that went out before this system kept them: they stand as sent, and nothing leaves. */
  public void record(Tx tx, Told told, Forms forms, List<Recipient> recipients, Instant sentAt) {
    OccasionStore.open(tx, told.with(Plan.NONE), sentAt);
    messages.openLane(tx, told.circular());
    PostingStore.insert(
        tx, OccasionStore.add(tx, told.circular(), forms, sentAt), recipients, sentAt);
  }

  /** That these organisations had read such a notice. */
  public void recordRead(Tx tx, UUID circular, List<UUID> organizations, Instant readAt) {
    NoticeStore.recordRead(tx, circular, organizations, readAt);
  }

  /**
   * Reminds the recipients of a circular whose duty is not settled; refused where the circular was
   * called off. The caller holds the circular's own record against {@link #answer}.
   *
   * @param except organisations that need none
   */
  public Reminded remind(Tx tx, UUID circular, Forms forms, List<UUID> except) {
    return remind(tx, circular, forms, except, List.of());
  }

  /**
   * @param ways taken at once; empty for those of the circular's plan
   */
  public Reminded remind(Tx tx, UUID circular, Forms forms, List<UUID> except, List<String> ways) {
    List<UUID> spared = new ArrayList<>(except);
    spared.addAll(optedOut(tx, circular));
    return remind(tx, circular, forms, spared, null, ways);
  }

  /** The same for these alone, who have not opted out. */
  public Reminded remindOnly(Tx tx, UUID circular, Forms forms, List<UUID> organizations) {
    return remind(tx, circular, forms, List.of(), organizations, List.of());
  }

  private Reminded remind(
      Tx tx, UUID circular, Forms forms, List<UUID> except, List<UUID> only, List<String> ways) {
    Occasion occasion = OccasionStore.add(tx, circular, forms, clock.now());
    duties.requireStanding(tx, circular);
    List<Entry> reminded = PostingStore.remind(tx, occasion, except, only, clock.now());
    post(tx, occasion, ways.isEmpty() ? occasion.plan().first() : ways, reminded);
    return new Reminded(occasion.code(), reminded.size());
  }

  /** Who owes what a courtesy notice asks for, and wants no more of them. */
  public Set<UUID> optedOut(Tx tx, UUID circular) {
    return contacts.optedOut(tx, DutyStore.mayOptOut(tx, circular));
  }

  private void post(Tx tx, Occasion occasion, List<String> ways, List<Entry> entries) {
    Set<UUID> left = new HashSet<>();
    for (String way : ways) {
      left.addAll(
          posting.post(
              tx, occasion.circular(), occasion.forms(), Way.of(way), entries, Reason.FIRST));
    }
    escalation.unreached(
        tx, occasion, entries.stream().filter(entry -> !left.contains(entry.notice())).toList());
    Changes.publish(tx, PROGRESS, occasion.circular().toString());
  }

  /**
   * Sends one notice in the caller's transaction; the inbox has it at once.
   *
   * @return the notice, by which its service can be proven
   */
  public UUID send(Tx tx, String division, Letter letter) {
    UUID notice = UUID.randomUUID();
    PostingStore.insert(tx, notice, division, letter, clock.now());
    if (!letter.channel().equals(INBOX)) {
      Message message = message(letter);
      messages.queue(tx, List.of(message), clock.now());
      PostingStore.link(
          tx,
          null,
          letter.channel(),
          Reason.FIRST.cause().code(),
          List.of(new PostingStore.Link(notice, letter.organization(), message.id())));
    }
    return notice;
  }

  /** Somebody waits for it, so it leaves at any hour. */
  private static Message message(Letter letter) {
    return new Message(
        UUID.randomUUID(),
        null,
        letter.channel(),
        null,
        letter.address(),
        letter.subject(),
        letter.body(),
        null,
        letter.secret(),
        true);
  }

  /**
   * The organisation did what the circulars ask for: their notices stand as acknowledged, and
   * reminders that have not left stop. One that is leaving right now may cross, and is marked.
   */
  public void answer(Tx tx, List<UUID> circulars, UUID organization, Answer answer) {
    Instant now = clock.now();
    DutyStore.settle(tx, circulars, organization, "submitted", answer, now);
    stopReminders(tx, circulars, organization, NO_LONGER_NEEDED);
    DutyStore.answeredIsRead(tx, circulars, organization, now);
  }

  /** It need not be done after all (撤回、免报); reminders stop as by {@link #answer}. */
  public void excuse(Tx tx, UUID circular, UUID organization, String reason) {
    DutyStore.settle(tx, List.of(circular), organization, "exempt", null, clock.now());
    stopReminders(tx, List.of(circular), organization, reason);
  }

  /**
   * What was filed is taken back: the duty stands again, and later reminders find it. The notice
   * itself leaves after all where it had been stopped.
   */
  public boolean reopen(Tx tx, UUID circular, UUID organization) {
    boolean stood = DutyStore.reopen(tx, circular, organization);
    messages.queueAgain(tx, DutyStore.stopped(tx, circular, organization));
    Changes.publish(tx, PROGRESS, circular.toString());
    return stood;
  }

  /** The organisation has until another day (延期); reminders that name the old one stop. */
  public boolean extend(Tx tx, UUID circular, UUID organization, LocalDate until) {
    boolean stands = DutyStore.extend(tx, circular, organization, until);
    stopReminders(tx, List.of(circular), organization, DUE_DAY_MOVED);
    return stands;
  }

  /** The last day of all moves; a reminder that names the old one finds out as it is claimed. */
  public void moveDue(Tx tx, UUID circular, LocalDate due, String explanation) {
    DutyStore.moveDue(tx, circular, due, explanation);
    Changes.publish(tx, PROGRESS, circular.toString());
  }

  /**
   * The duty is changed already, so a claim that comes now waits for this transaction. Messages are
   * taken before any reminder they carry, in the order of whoever marks one as failed and takes its
   * next way.
   */
  private void stopReminders(Tx tx, List<UUID> circulars, UUID organization, String reason) {
    messages.stop(tx, DutyStore.needless(tx, circulars, organization), reason);
    DutyStore.cross(tx, circulars, organization, clock.now());
    circulars.forEach(circular -> Changes.publish(tx, PROGRESS, circular.toString()));
  }

  /** Most characters of a short message, without the signature. */
  public int smsRoom() {
    return words.filling().sms().room();
  }

  /**
   * A short message as long as it leaves: with the link to reply by, where there is room for it.
   *
   * @param asks whether something is to be done by a day
   */
  public String withReplyLink(String sms, boolean asks) {
    return words.withSampleLink(sms, asks);
  }

  /** Which of these organisations have somebody to reach on this way. */
  public Set<UUID> reachable(Tx tx, String way, Forms forms, List<UUID> organizations) {
    return posting.reachable(tx, Way.of(way), forms, organizations);
  }

  /**
   * Calls it off: what has not left does not leave, on any way. A person asks after what may have.
   *
   * @return messages that surely do not leave
   */
  public int cancel(Tx tx, UUID circular, String reason) {
    OccasionStore.cancel(tx, circular, clock.now());
    var ended = messages.cancel(tx, circular, reason);
    var doubtful = ended.stream().filter(one -> one.state() == MessageState.UNCERTAIN).toList();
    contacts.outcomes().settled(tx, doubtful);
    Changes.publish(tx, PROGRESS, circular.toString());
    return ended.size() - doubtful.size();
  }

  /** Whether nothing of the circular leaves at the moment (暂停). */
  public boolean isPaused(Tx tx, UUID circular) {
    return messages.isPaused(tx, circular);
  }

  /** How many of these organisations the circular's notice went to. */
  public int countAmong(Tx tx, UUID circular, List<UUID> organizations) {
    return DutyStore.countAmong(tx, circular, organizations);
  }

  public Progress progress(Tx tx, UUID circular) {
    return ProgressStore.progress(tx, circular);
  }

  public Recipients recipients(Tx tx, UUID circular, RecipientFilter filter, Page page) {
    return WayStore.page(tx, circular, filter, page);
  }

  /** Notices sent in the year, one an organisation and circular. */
  public int count(Tx tx, int year, boolean read) {
    return NoticeStore.countLines(tx, start(year), start(year + 1), read, null);
  }

  /**
   * @param source as of {@link Told}
   */
  public int count(Tx tx, int year, String source) {
    return NoticeStore.countLines(tx, start(year), start(year + 1), false, source);
  }

  public List<Line> lines(Tx tx, int year, boolean read, Page page) {
    return NoticeStore.lines(tx, start(year), start(year + 1), read, null, page);
  }

  public List<Line> lines(Tx tx, int year, String source, Page page) {
    return NoticeStore.lines(tx, start(year), start(year + 1), false, source, page);
  }

  private static Instant start(int year) {
    return LocalDate.of(year, Month.JANUARY, 1).atStartOfDay(BusinessClock.ZONE).toInstant();
  }
}
