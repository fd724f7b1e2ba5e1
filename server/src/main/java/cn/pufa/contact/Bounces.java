package cn.pufa.contact;

import cn.pufa.audit.Commands;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.Outcomes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mailbox of returned e-mails (退信) once a minute: the message has failed after all, and a
 * new contact is to be found. Any number of nodes may read one mailbox.
 */
public final class Bounces implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.contact");

  private final Database database;
  private final Commands commands;
  private final Messages messages;
  private final Outcomes outcomes;
  private final BounceMailbox mailbox;
  private final BusinessClock clock;
  private final Duration every;
  private final Semaphore stop = new Semaphore(0);
  private Thread thread;

  Bounces(
      Database database,
      Commands commands,
      Messages messages,
      Outcomes outcomes,
      BounceMailbox mailbox,
      BusinessClock clock,
      Duration every) {
    this.database = database;
    this.commands = commands;
    this.messages = messages;
    this.outcomes = outcomes;
    this.mailbox = mailbox;
    this.clock = clock;
    this.every = every;
  }

  public Bounces start() {
    thread = Thread.ofVirtual().name("bounces").start(this::run);
    return this;
  }

  private void run() {
    try {
      do {
        readMailbox();
      } while (!stop.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void readMailbox() {
    try {
      mailbox.readNew(this::take);
    } catch (MessagingException | IOException | RuntimeException fault) {
      // The words of a mail server may quote an address: only the kind of the fault is told.
      LOG.warn("returned e-mails could not be read: {}", fault.getClass().getSimpleName());
    }
  }

  /** What cannot be read as a report is left to whoever looks into the mailbox. */
  void take(MimeMessage mail) {
    try {
      BounceReport.read(mail).ifPresent(this::keep);
    } catch (MessagingException | IOException unreadable) {
      LOG.info("a mail in the mailbox of returned e-mails is no report that can be read");
    }
  }

  private void keep(Bounce.Report report) {
    database.run(
        tx -> {
          if (BounceStore.add(tx, report, clock.now())) {
            follow(tx, report);
          }
        });
  }

  private void follow(Tx tx, Bounce.Report report) {
    if (report.message() == null || !report.isPermanent()) {
      return;
    }
    messages
        .returned(tx, report.message(), report.reason())
        .ifPresent(returned -> outcomes.settled(tx, List.of(returned)));
    commands.append(
        tx, "system", "takeBounce", "message/" + report.message(), report.status(), "-");
  }

  /** Lets the mail in hand be taken. */
  @Override
  public void close() {
    stop.release();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(15));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
