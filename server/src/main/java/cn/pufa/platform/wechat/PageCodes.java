package cn.pufa.platform.wechat;

import cn.pufa.platform.files.SquareCode;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Codes that open a page of the resident client: a mini-program code (小程序码) where the bureau has
 * WeChat, otherwise a square code of the page's web address. Each is asked of WeChat once and kept
 * in memory, however many ask for it at that moment.
 */
public final class PageCodes {

  private static final long KEPT = 2_000;

  /** A fault is told to all who wait for it, and not kept; the cache would log it as its own. */
  private record Drawn(byte[] picture, RuntimeException fault) {}

  private final Optional<MiniProgram> miniProgram;
  private final Optional<String> publicUrl;
  private final AsyncCache<String, Drawn> codes =
      Caffeine.newBuilder().maximumSize(KEPT).buildAsync();

  /**
   * @param miniProgram empty where the bureau has no WeChat, @param publicUrl empty where it has
   *     not said at which address it is read
   */
  public PageCodes(Optional<MiniProgram> miniProgram, Optional<String> publicUrl) {
    this.miniProgram = miniProgram;
    this.publicUrl = publicUrl;
  }

  /**
   * @param page of the resident client, without leading slash
   * @param piece the id that the page opens; at most 32 characters, as WeChat allows in a scene
   * @return PNG or JPEG
   */
  public Answer picture(String page, String piece) {
    byte[] picture = code(page, piece);
    boolean png = picture.length > 0 && picture[0] == (byte) 0x89;
    return Answer.file(png ? "image/png" : "image/jpeg", piece + (png ? ".png" : ".jpg"), picture);
  }

  private byte[] code(String page, String piece) {
    String key = page + "?" + piece;
    var mine = new CompletableFuture<Drawn>();
    var code = codes.asMap().computeIfAbsent(key, missing -> mine);
    if (code == mine) {
      Drawn drawn = draw(page, piece);
      mine.complete(drawn);
      if (drawn.fault() != null) {
        codes.asMap().remove(key, mine);
      }
    }
    Drawn drawn = code.join();
    if (drawn.fault() != null) {
      throw drawn.fault();
    }
    return drawn.picture();
  }

  private Drawn draw(String page, String piece) {
    try {
      byte[] picture =
          miniProgram.isPresent() ? ofMiniProgram(page, piece) : ofAddress(page, piece);
      return new Drawn(picture, null);
    } catch (RuntimeException fault) {
      return new Drawn(null, fault);
    }
  }

  private byte[] ofMiniProgram(String page, String piece) {
    if (miniProgram.get().code(piece, page) instanceof WeChatReply.Picture picture) {
      return picture.content();
    }
    throw Problem.of(ProblemType.UNAVAILABLE, "暂时拿不到小程序码，请过一会儿再试。");
  }

  private byte[] ofAddress(String page, String piece) {
    return SquareCode.png(address(page + "?id=" + piece).orElseThrow(Problem::notFound));
  }

  /** Where the page is read on the web; empty where the bureau has not said at which address. */
  public Optional<String> address(String page) {
    return publicUrl.map(url -> url + "/#/" + page);
  }
}
