package cn.pufa.publication;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.print.PlainDocument;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.Publication;
import cn.pufa.platform.wechat.ServiceAccount;
import cn.pufa.platform.wechat.WeChatReply;
import cn.pufa.publication.ArticleStore.Article;
import cn.pufa.publication.ArticleStore.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The article of a batch in the 公众号. WeChat is asked outside of any transaction, and what it
 * answered is kept; where it refuses, the article is taken as a file and put there by hand.
 */
final class Articles {

  record View(State state, String words, String title, Instant changedAt) {}

  /**
   * What WeChat is asked about.
   *
   * @param claim what is on record while it is asked
   */
  private record Asked(Batch batch, PublicBatches.Whole text, Article before, Article claim) {}

  private static final String BY_HAND = "您可以导出文章，在公众平台上手工新建图文，再粘贴进去。";
  private static final String MAYBE_KEPT = "微信没有回答，不知道存了没有。请先在公众平台上看一眼，再决定要不要再来一次。";
  private static final String MAYBE_PUBLISHED =
      "微信没有回答，不知道发布了没有。过几分钟请在公众平台上看：已经发布的，不用再做；没有发布的，删掉那里的草稿，再从这里存一次。";
  private static final String ASKING = "微信还没有回答，请过一会儿再看。";
  private static final String WITHDRAWN = "这一批已经全部撤下。公众号里如果还有它的草稿或者文章（手工做的也算），请在公众平台上删掉。";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Set<State> WITHOUT_DRAFT =
      EnumSet.of(State.NONE, State.REFUSED, State.UNKNOWN, State.FAILED);

  /** Longer than all questions of one command may take. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final int TIMES = 4;

  private final Database database;
  private final Commands commands;
  private final Optional<ServiceAccount> account;
  private final String cover;
  private final PublicBatches batches;
  private final BusinessClock clock;
  private final String division;

  /**
   * @param cover id of a picture that WeChat keeps, or null
   */
  Articles(
      Database database,
      Commands commands,
      Optional<ServiceAccount> account,
      String cover,
      PublicBatches batches,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.commands = commands;
    this.account = account;
    this.cover = cover;
    this.batches = batches;
    this.clock = clock;
    this.division = division;
  }

  Answer get(Request request) {
    return database.read(
        tx -> {
          Batch batch = shown(BatchStore.byId(tx, division, request.id("batch")));
          return Answer.ok(view(batch, known(tx, batch)));
        });
  }

  /** Whoever asks for so long is gone, and nobody knows what WeChat did. */
  private Article known(Tx tx, Batch batch) {
    Article article = ArticleStore.of(tx, batch.id()).orElse(none());
    return article.state() == State.ASKING
            && article.changedAt().plus(PATIENCE).isBefore(clock.now())
        ? article.in(State.UNKNOWN)
        : article;
  }

  Answer export(Request request) {
    PublicBatches.Whole batch =
        database.read(
            tx -> batches.whole(tx, standing(BatchStore.byId(tx, division, request.id("batch")))));
    String name = "publication-" + batch.head().number();
    return switch (request.text("format")) {
      case "html" -> Answer.file("text/html", name + ".html", bytes(page(batch)));
      case "docx" ->
          Answer.file(PlainDocument.DOCX, name + ".docx", ArticleText.document(batch).docx());
      default ->
          Answer.file(
              "text/plain", name + ".txt", bytes(BYTE_ORDER_MARK + ArticleText.text(batch)));
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String page(PublicBatches.Whole batch) {
    return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>公示</title></head>\n<body>\n"
        + ArticleText.html(batch, Integer.MAX_VALUE)
        + "</body>\n</html>\n";
  }

  Answer draft(Request request) {
    return ask(
        request,
        before ->
            WITHOUT_DRAFT.contains(before.state())
                ? Optional.of(article(State.ASKING, null, null, MAYBE_KEPT))
                : Optional.empty(),
        asked -> drafted(asked.text()));
  }

  /**
   * That WeChat is asked is on record before it is: of two at once one asks, a command sent again
   * asks nothing, and of whoever dies meanwhile it is known what may have come of it.
   *
   * @param claim what is on record while WeChat is asked; empty where it is not asked at all
   * @param question gives what came of it
   */
  private Answer ask(
      Request request,
      Function<Article, Optional<Article>> claim,
      Function<Asked, Article> question) {
    var asked = new AtomicReference<Asked>();
    commands.run(
        request,
        tx -> {
          Batch batch = standing(BatchStore.lock(tx, division, request.id("batch")));
          Article before = known(tx, batch);
          claim
              .apply(before)
              .ifPresent(
                  claimed -> {
                    ArticleStore.put(tx, batch.id(), claimed);
                    asked.set(new Asked(batch, batches.whole(tx, batch), before, known(tx, batch)));
                  });
          return Outcome.of(batch.subject(), Answer.ok(view(batch, known(tx, batch))));
        });
    if (asked.get() != null) {
      keep(asked.get(), question.apply(asked.get()));
    }
    return get(request);
  }

  private Article drafted(PublicBatches.Whole batch) {
    if (account.isEmpty()) {
      return article(State.REFUSED, null, null, "还没有接入公众号。" + BY_HAND);
    }
    if (cover == null) {
      return article(State.REFUSED, null, null, "还没有设置文章封面（WECHAT_ARTICLE_COVER）。" + BY_HAND);
    }
    WeChatReply reply = account.get().addDraft(ArticleText.article(batch, cover));
    return switch (reply) {
      case WeChatReply.Done done ->
          article(State.DRAFTED, done.text("media_id"), null, "已经存到公众号的草稿箱。请在公众平台上看一遍，再发布。");
      case WeChatReply.Refused refused ->
          article(State.REFUSED, null, null, "微信不接受（%d）。%s".formatted(refused.code(), BY_HAND));
      case WeChatReply.NotNow notNow ->
          article(
              State.REFUSED,
              null,
              null,
              (notNow.isTooMany()
                      ? "今天存草稿的次数用完了。"
                      : "微信现在不让存（%d），没有存进去。请过一会儿再试。".formatted(notNow.code()))
                  + BY_HAND);
      case WeChatReply.NoAnswer nothing -> unknown(MAYBE_KEPT);
      case WeChatReply.Picture picture -> unknown(MAYBE_KEPT);
    };
  }

  /** Whoever looks there knows; where nothing was published, the next draft is another one. */
  private Article unknown(String words) {
    return article(State.UNKNOWN, null, null, words);
  }

  Answer publish(Request request) {
    if (account.isEmpty()) {
      throw Problem.conflict("还没有接入公众号。" + BY_HAND);
    }
    return ask(
        request,
        this::toPublish,
        asked ->
            asked.before().state() == State.SUBMITTED
                ? outcome(asked.before())
                : submitted(asked.before()));
  }

  /** What became of a publication may be asked by several. */
  private Optional<Article> toPublish(Article before) {
    return switch (before.state()) {
      case DRAFTED -> Optional.of(article(State.ASKING, before.draft(), null, MAYBE_PUBLISHED));
      case SUBMITTED -> Optional.of(before);
      case PUBLISHED, ASKING -> Optional.empty();
      case UNKNOWN -> throw Problem.conflict(before.words());
      default -> throw Problem.conflict("还没有草稿。请先存到公众号草稿箱。");
    };
  }

  private Article submitted(Article before) {
    WeChatReply reply = account.orElseThrow().publish(before.draft());
    return switch (reply) {
      case WeChatReply.Done done ->
          outcome(
              article(State.SUBMITTED, before.draft(), done.text("publish_id"), "微信正在处理，请过一会儿再看。"));
      case WeChatReply.Refused refused ->
          article(
              State.REFUSED,
              null,
              null,
              "微信不让从这里发布（%d）。草稿还在公众平台上，请在那里发布，或者导出文章。".formatted(refused.code()));
      case WeChatReply.NotNow notNow ->
          article(
              State.DRAFTED,
              before.draft(),
              null,
              "微信现在不让发布（%d），草稿还在。请过一会儿再试；还不行，就在公众平台上发布。".formatted(notNow.code()));
      case WeChatReply.NoAnswer nothing -> unknown(MAYBE_PUBLISHED);
      case WeChatReply.Picture picture -> unknown(MAYBE_PUBLISHED);
    };
  }

  private Article outcome(Article submitted) {
    WeChatReply reply =
        account.orElseThrow().awaitPublication(submitted.publishId(), BETWEEN, TIMES);
    if (!(reply instanceof WeChatReply.Done done)) {
      return submitted;
    }
    Publication publication = Publication.of(done);
    return switch (publication) {
      case RUNNING -> submitted;
      case PUBLISHED ->
          article(State.PUBLISHED, submitted.draft(), submitted.publishId(), "已经在公众号发布。");
      default ->
          article(
              State.FAILED,
              null,
              submitted.publishId(),
              publication.words() + "。请在公众平台上看原因，改好再存一次草稿。" + BY_HAND);
    };
  }

  /** What was withdrawn or corrected meanwhile says so already, and so does who asked since. */
  private void keep(Asked asked, Article article) {
    database.run(
        tx -> {
          Batch batch = BatchStore.lock(tx, division, asked.batch().id()).orElseThrow();
          if (ArticleStore.of(tx, batch.id()).equals(Optional.of(asked.claim()))) {
            ArticleStore.put(tx, batch.id(), article);
          }
          commands.append(
              tx, "system", "answerPublicationArticle", batch.subject(), article.words(), "-");
        });
  }

  /** Published, and something of it still stands. */
  private static Batch standing(Optional<Batch> found) {
    Batch batch = shown(found);
    if (batch.isWithdrawn()) {
      throw Problem.conflict(WITHDRAWN);
    }
    return batch;
  }

  /** Published, also where it was withdrawn since. */
  private static Batch shown(Optional<Batch> found) {
    Batch batch = found.orElseThrow(Problem::notFound);
    if (!batch.isPublic()) {
      throw Problem.conflict("公示以后才能做公众号文章。这一批现在是“" + batch.state().label() + "”。");
    }
    return batch;
  }

  /** Whatever became of it, of a batch withdrawn whole nothing may stay in the 公众号. */
  private static View view(Batch batch, Article article) {
    String words = article.state() == State.ASKING ? ASKING : article.words();
    return new View(
        article.state(),
        batch.isWithdrawn() ? WITHDRAWN : words,
        batch.title(),
        article.changedAt());
  }

  private static Article none() {
    return new Article(State.NONE, null, null, "还没有做公众号文章。", null);
  }

  private Article article(State state, String draft, String publishId, String words) {
    return new Article(state, draft, publishId, words, clock.now());
  }
}
