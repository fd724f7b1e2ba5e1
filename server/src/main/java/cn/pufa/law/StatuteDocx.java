package cn.pufa.law;

import cn.pufa.platform.files.ZipPart;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads a statute from a DOCX as the national database (flk.npc.gov.cn) offers it: the title in the
 * first paragraphs, the days of adoption in brackets, a table of contents, chapters and articles,
 * each a paragraph. Only the words of its main part are read, with the JDK's own parser, and
 * counted while they are unpacked.
 */
final class StatuteDocx {

  private static final int MOST_ENTRIES = 2_000;
  private static final long LONGEST_PART = 30L << 20;
  private static final int MOST_RATIO = 100;
  private static final int MOST_DEPTH = 64;
  private static final int MOST_PARAGRAPHS = 20_000;
  private static final String DAMAGED = "文件损坏，读不出来。请在 Word 或 WPS 里打开，另存为新的 .docx 再上传。";
  private static final String NO_DOCX = "这不是 .docx 文件，只改扩展名不行。请在 Word 或 WPS 里另存为 .docx 再上传。";
  private static final String DOCTYPE = "文件里含有 DOCTYPE 声明，不能上传。请在 Word 或 WPS 里另存为新的 .docx 再上传。";
  private static final String BOMB = "文件解压后大得不像一部法规，没有读。请在 Word 或 WPS 里另存为新的 .docx 再上传。";

  /** What has been struck out, and what an older program would show instead. */
  private static final Set<String> SKIPPED = Set.of("del", "moveFrom", "Fallback");

  private static final Pattern AFTER_TITLE =
      Pattern.compile(
          "[（(].*|目\\s*[录次].*|\\d{4}\\s*年.*|第"
              + StatuteParser.NUMERAL
              + "[编章节条].*|法释.*|[^《》]{0,30}令.*");

  private static final int LONGEST_TITLE = 120;

  private static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message, null, false, false);
    }
  }

  private StatuteDocx() {}

  static StatuteReading read(byte[] file) {
    try {
      return parse(paragraphs(file));
    } catch (Refused refusal) {
      return StatuteReading.refused(refusal.getMessage());
    } catch (IOException | XMLStreamException | RuntimeException fault) {
      // The unpacker throws unchecked exceptions, too, at input that breaks its format.
      return StatuteReading.refused(DAMAGED);
    }
  }

  private static StatuteReading parse(List<String> paragraphs) {
    var parser = new StatuteParser("段");
    int body = readTitle(parser, paragraphs);
    for (int index = body; index < paragraphs.size(); index++) {
      int at = index + 1;
      paragraphs.get(index).lines().forEach(line -> parser.read(line, at));
    }
    return parser.finish("没有找到法规名称：它应是文件开头的第一段");
  }

  /** A long title is printed on several lines, which are paragraphs of their own. */
  private static int readTitle(StatuteParser parser, List<String> paragraphs) {
    var title = new StringBuilder();
    int index = 0;
    for (; index < paragraphs.size(); index++) {
      String line = StatuteParser.clean(paragraphs.get(index)).replace(" ", "");
      if (AFTER_TITLE.matcher(line).matches() || title.length() + line.length() > LONGEST_TITLE) {
        break;
      }
      if (line.isEmpty() && !title.isEmpty()) {
        break;
      }
      title.append(line);
    }
    if (!title.isEmpty() && title.indexOf("<") < 0) {
      parser.title(title.toString());
    }
    return index;
  }

  private static List<String> paragraphs(byte[] file) throws IOException, XMLStreamException {
    try (var zip = ZipFile.builder().setByteArray(file).get()) {
      var entries = java.util.Collections.list(zip.getEntries());
      if (entries.size() > MOST_ENTRIES) {
        throw new Refused(BOMB);
      }
      var main =
          entries.stream().filter(entry -> entry.getName().equals("word/document.xml")).toList();
      if (main.size() != 1) {
        throw new Refused(NO_DOCX);
      }
      long most = Math.min(LONGEST_PART, (long) file.length * MOST_RATIO);
      return paragraphs(new Counted(ZipPart.open(zip, main.getFirst()), most));
    }
  }

  private static List<String> paragraphs(InputStream part) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var xml = factory.createXMLStreamReader(part);
    var words = new Words();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> words.start(xml.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> words.end(xml.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> words.text(xml.getText());
        case XMLStreamConstants.DTD -> throw new Refused(DOCTYPE);
        default -> {}
      }
    }
    return words.paragraphs;
  }

  /** Puts the words of each paragraph together, from the runs they are torn into. */
  private static final class Words {

    private final List<String> paragraphs = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int depth;
    private int skippedFrom;
    private boolean inText;

    void start(String element) {
      if (++depth > MOST_DEPTH) {
        throw new Refused(DAMAGED);
      }
      if (skippedFrom == 0 && SKIPPED.contains(element)) {
        skippedFrom = depth;
      }
      switch (element) {
        case "t" -> inText = true;
        case "tab" -> append(" ");
        case "br", "cr" -> append("\n");
        default -> {}
      }
    }

    void text(String text) {
      if (inText) {
        append(text);
      }
    }

    private void append(String text) {
      if (skippedFrom == 0) {
        paragraph.append(text);
      }
    }

    void end(String element) {
      inText = false;
      if (element.equals("p") && skippedFrom == 0) {
        if (paragraphs.size() == MOST_PARAGRAPHS) {
          throw new Refused(BOMB);
        }
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      }
      skippedFrom = skippedFrom == depth ? 0 : skippedFrom;
      depth--;
    }
  }

  /** Stops where it has given more than a statute can need. */
  private static final class Counted extends FilterInputStream {

    private final long most;
    private long given;

    Counted(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      given += Math.max(read, 0);
      if (given > most) {
        throw new Refused(BOMB);
      }
      return read;
    }
  }
}
