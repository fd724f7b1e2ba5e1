package cn.pufa.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that writes down each message it accepts, in the order of arrival and before it
 * says so to the sender.
 */
public final class SmtpLedger implements AutoCloseable {

  /**
   * @param messageId without brackets, @param sender and recipient of the envelope
   */
  public record Arrival(String messageId, String sender, String recipient) {}

  /** Ends a message. */
  private static final String END = ".";

  private final ServerSocket socket;
  private final SSLContext tls;
  private final long nanosEach;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();
  private final Set<String> resting = ConcurrentHashMap.newKeySet();
  private final Set<String> greeted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger toDrop = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private volatile boolean greylists;
  private volatile boolean hangsUp;
  private volatile String greeting = "220 ledger";

  private SmtpLedger(ServerSocket socket, SSLContext tls, Duration each) {
    this.socket = socket;
    this.tls = tls;
    this.nanosEach = each.toNanos();
  }

  /**
   * @param each how long the server takes over a message, so that there is a "while sending"
   */
  public static SmtpLedger start(Duration each) {
    return open(ServerSocketFactory.getDefault(), null, each);
  }

  /** One that speaks TLS from the first word on ({@code smtps}). */
  public static SmtpLedger startTls(SelfSigned certificate) {
    return open(certificate.context().getServerSocketFactory(), null, Duration.ZERO);
  }

  /** One that offers TLS by STARTTLS. */
  public static SmtpLedger startStartTls(SelfSigned certificate) {
    return open(ServerSocketFactory.getDefault(), certificate.context(), Duration.ZERO);
  }

  private static SmtpLedger open(ServerSocketFactory sockets, SSLContext tls, Duration each) {
    try {
      ServerSocket socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var ledger = new SmtpLedger(socket, tls, each);
      Thread.ofVirtual().name("smtp-ledger").start(ledger::accept);
      return ledger;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** As {@code SMTP_URL} of a ledger without TLS; the sender tells nodes apart. */
  public String url(String sender) {
    return "smtp://" + address() + "?from=" + sender + "&tls=none";
  }

  /** With its port. */
  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** From now on there is no such mailbox. */
  public void refuse(String address) {
    unknown.add(address);
  }

  /** From now on this mailbox asks for patience, for ever. */
  public void letRest(String address) {
    resting.add(address);
  }

  /** From now on whoever is written to for the first time is to be written to again later. */
  public void greylist() {
    greylists = true;
  }

  /**
   * From now on whoever connects is greeted so; null to hang up instead, empty to say nothing at
   * all.
   */
  public void greet(String line) {
    greeting = line;
  }

  /** From now on it hangs up on whoever names a recipient. */
  public void hangUpOverRecipients() {
    hangsUp = true;
  }

  /** So many answers are lost on the way, after their messages were written down. */
  public void dropAnswers(int count) {
    toDrop.addAndGet(count);
  }

  /** How many answers were lost. */
  public int dropped() {
    return dropped.get();
  }

  /** From now on every recipient is answered so, and nothing arrives; null for as usual. */
  public void answerAll(String line) {
    always("RCPT", line);
  }

  /** From now on every sender is answered so; null for as usual. */
  public void answerSenders(String line) {
    always("MAIL", line);
  }

  /**
   * From now on every message is answered so once it is said, and is not taken; null for as usual.
   */
  public void answerContents(String line) {
    always(END, line);
  }

  private void always(String verb, String line) {
    if (line == null) {
      answers.remove(verb);
    } else {
      answers.put(verb, line);
    }
  }

  public synchronized List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  public synchronized int count() {
    return arrivals.size();
  }

  public long countFrom(String sender) {
    return arrivals().stream().filter(arrival -> arrival.sender().equals(sender)).count();
  }

  /** Message-IDs that came more than once. */
  public Set<String> twice() {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (Arrival arrival : arrivals()) {
      if (!seen.add(arrival.messageId())) {
        twice.add(arrival.messageId());
      }
    }
    return twice;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> converse(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket connection) {
    try (connection) {
      String line = greeting;
      if (line == null) {
        return;
      }
      if (!line.isEmpty()) {
        say(connection.getOutputStream(), line);
      }
      converse(connection, tls != null);
    } catch (IOException gone) {
      // A killed sender; what it had fully handed over is written down.
    } finally {
      connections.remove(connection);
    }
  }

  private void converse(Socket connection, boolean offersTls) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = connection.getOutputStream();
    String sender = null;
    String recipient = null;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.toUpperCase(java.util.Locale.ROOT);
      if (verb.startsWith("MAIL FROM:")) {
        sender = address(line);
      }
      if (verb.startsWith("RCPT TO:")) {
        recipient = address(line);
        if (hangsUp) {
          return;
        }
      }
      if (verb.startsWith("DATA")) {
        say(out, "354 go on");
        take(in, sender, recipient);
        verb = END;
      }
      if (offersTls && verb.startsWith("STARTTLS")) {
        say(out, "220 go on");
        converse(encrypted(connection), false);
        return;
      }
      if (verb.startsWith("QUIT")) {
        say(out, "221 bye");
        return;
      }
      say(
          out,
          offersTls && verb.startsWith("EHLO") ? "250-ledger\r\n250 STARTTLS" : answer(verb, line));
    }
  }

  private Socket encrypted(Socket connection) throws IOException {
    var socket = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, true);
    socket.setUseClientMode(false);
    return socket;
  }

  private String answer(String verb, String line) {
    String usual = verb.startsWith("RCPT") ? answerOf(line) : "250 ok";
    return answers.getOrDefault(verb.substring(0, Math.min(4, verb.length())), usual);
  }

  private String answerOf(String recipient) {
    if (unknown.stream().anyMatch(recipient::contains)) {
      return "550 no such mailbox";
    }
    boolean isNew = greylists && greeted.add(recipient);
    return isNew || resting.stream().anyMatch(recipient::contains)
        ? "450 come back later"
        : "250 ok";
  }

  /** What stands between the brackets. */
  private static String address(String line) {
    return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private void take(BufferedReader in, String sender, String recipient) throws IOException {
    String id = null;
    for (String line = in.readLine(); !END.equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("cut off");
      }
      if (line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
        id = address(line);
      }
    }
    if (answers.containsKey(END)) {
      return;
    }
    synchronized (this) {
      arrivals.add(new Arrival(id, sender, recipient));
    }
    LockSupport.parkNanos(nanosEach);
    if (toDrop.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      dropped.incrementAndGet();
      throw new IOException("the answer is lost");
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
