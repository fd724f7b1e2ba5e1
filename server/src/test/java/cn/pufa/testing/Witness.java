package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.pufa.platform.db.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Remembers what a server had stored, and hears every error it logs. */
public final class Witness implements AutoCloseable {

  /** All that a request may change; links of the audit chain follow its events later. */
  private static final List<String> TABLES =
      List.of(
          "agent_binding",
          "agent_invitation",
          "agent_request",
          "annual_return",
          "annual_return_taken_back",
          "article",
          "attendance_list",
          "attendance_record",
          "audit_event",
          "bounce",
          "call_task",
          "campaign",
          "campaign_scope",
          "campaign_step",
          "carried_citation",
          "certificate",
          "charter_edition",
          "circular",
          "citation",
          "job",
          "consent",
          "consent_link",
          "counsel_request",
          "contact_check",
          "contact_task",
          "course",
          "course_completion",
          "course_version",
          "credit_entry",
          "credit_ground",
          "credit_hold",
          "credit_letter",
          "credit_move",
          "credit_objection",
          "credit_reading",
          "credit_revocation",
          "credit_run",
          "credit_run_line",
          "credit_task",
          "drill_walk",
          "due_procedure",
          "edition",
          "edition_comment",
          "edition_event",
          "edition_revision",
          "electronic_service_consent",
          "enrolment",
          "exam",
          "exam_answer",
          "exam_attempt",
          "exam_bank",
          "exam_blueprint",
          "exam_candidate",
          "exam_part",
          "exam_question",
          "exam_question_version",
          "extension_application",
          "filing",
          "filing_cell",
          "filing_event",
          "filing_file",
          "filing_page",
          "filing_stand",
          "filing_upload",
          "filing_upload_piece",
          "filing_version",
          "hours_entry",
          "hours_statement",
          "id_number",
          "idempotency",
          "known_address",
          "law_report",
          "law_report_comment",
          "law_report_figure",
          "law_report_section",
          "ledger_draw",
          "ledger_entry",
          "ledger_step",
          "lesson",
          "lesson_hold",
          "lesson_play",
          "lesson_progress",
          "joint_part",
          "joint_part_link",
          "joint_sheet",
          "leaflet",
          "leaflet_move",
          "legal_day",
          "legal_day_date",
          "letter",
          "message",
          "message_notice",
          "notice",
          "occasion",
          "office",
          "office_event",
          "open_change",
          "open_extract",
          "open_feed",
          "open_row",
          "opt_out",
          "organization",
          "organization_change",
          "penalty_case",
          "penalty_number",
          "penalty_step",
          "person",
          "personal_notice",
          "piece",
          "plan_item",
          "post",
          "post_request",
          "post_tenure",
          "procedure_statement",
          "publication_article",
          "publication_batch",
          "publication_correction",
          "publication_event",
          "publication_item",
          "pufa_event",
          "question",
          "quiz_tally",
          "record_check",
          "reply_link",
          "return_receipt_number",
          "review",
          "review_correction",
          "review_decision",
          "review_document_number",
          "review_flag",
          "review_paper",
          "review_rectification",
          "role_grant",
          "service_proof",
          "session",
          "sign_in_link",
          "sign_up_reminder",
          "saved_filter",
          "sms_ticket",
          "stale_citation",
          "stand",
          "stand_item",
          "stand_sheet",
          "stand_tally",
          "statute",
          "statute_file",
          "statute_text",
          "statute_version",
          "stored_file",
          "supervising_unit",
          "topic_proposal",
          "totp",
          "training_session",
          "usefulness",
          "volunteer",
          "volunteer_assignment",
          "wechat_token",
          "wechat_user");

  /** Content of each table in one number, so that a changed row counts as much as a new one. */
  private static final Sql CONTENT =
      Sql.of(
          TABLES.stream()
              .map(
                  table ->
                      "select '%1$s' as name, count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) as content from %1$s t"
                          .formatted(table))
              .collect(Collectors.joining(" union all ")));

  private static final Sql LEAVING =
      Sql.of("select count(*)::int as n from message where state in ('claimed', 'sending')");
  private static final Sql DUE_NOW =
      Sql.of(
          """
      select count(*)::int as n from message
       where state in ('claimed', 'sending') or state = 'queued' and next_attempt_at <= now()""");
  private static final Duration DUE = Duration.ofSeconds(10);

  private final TestServer server;
  private final Map<String, String> before;
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  /** Who logs is asked as it is logged: another server of this JVM may fail as it likes. */
  private final ListAppender<ILoggingEvent> heard =
      new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
          if (!server.isWorkOfAnother()) {
            super.append(event);
          }
        }
      };

  public Witness(TestServer server) {
    this.server = server;
    this.before = stored();
    heard.start();
    root.addAppender(heard);
  }

  /**
   * Does what is due by the clock, and waits until what is due to leave has left, so that nothing
   * moves behind a watcher's back. What quiet hours hold stays where it is.
   */
  public static void awaitRest(TestServer server) {
    server.node().tick();
    try {
      Eventually.within(DUE, () -> assertThat(messages(server, DUE_NOW)).isZero());
    } catch (AssertionError held) {
      Eventually.within(DUE, () -> assertThat(messages(server, LEAVING)).isZero());
    }
  }

  private static int messages(TestServer server, Sql which) {
    return server.store().read(tx -> tx.one(which, row -> row.getInteger("n")));
  }

  public void requireNothingStored() {
    assertThat(stored()).isEqualTo(before);
  }

  public void requireNoErrorLogged() {
    assertThat(List.copyOf(heard.list))
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
  }

  public void requireLogged(String message) {
    assertThat(List.copyOf(heard.list))
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains(message);
  }

  private Map<String, String> stored() {
    return server
        .store()
        .read(
            tx ->
                tx.list(CONTENT, row -> Map.entry(row.getString("name"), row.getString("content"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void close() {
    root.detachAppender(heard);
  }
}
