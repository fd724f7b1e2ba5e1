package cn.pufa.platform.wechat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML that came from outside: it may name no document type, so no file and no address either. */
public final class WeChatXml {

  /** WeChat's own have four levels. The words of an element are put together level by level. */
  private static final int MOST_DEPTH = 32;

  private final Element root;

  private WeChatXml(Element root) {
    this.root = root;
  }

  /** Empty where it is no XML, or XML that names more than itself. */
  public static Optional<WeChatXml> read(String text) {
    try {
      var builder = factory().newDocumentBuilder();
      builder.setErrorHandler(SILENT);
      var document = builder.parse(new InputSource(new StringReader(text)));
      return Optional.of(new WeChatXml(document.getDocumentElement()));
    } catch (SAXException notXml) {
      return Optional.empty();
    } catch (java.io.IOException | ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Text of a child; empty where there is none. */
  public String text(String name) {
    return child(name).map(found -> found.root.getTextContent().strip()).orElse("");
  }

  public Optional<WeChatXml> child(String name) {
    return children(name).stream().findFirst();
  }

  public List<WeChatXml> children(String name) {
    List<WeChatXml> found = new ArrayList<>();
    for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(new WeChatXml(element));
      }
    }
    return found;
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    factory.setAttribute("jdk.xml.maxElementDepth", MOST_DEPTH);
    return factory;
  }

  /** The parser's own writes on the terminal. */
  private static final ErrorHandler SILENT =
      new ErrorHandler() {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
          throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
          throw error;
        }
      };
}
