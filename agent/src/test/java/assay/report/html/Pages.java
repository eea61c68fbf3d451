package assay.report.html;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// Reads pages as XML.
final class Pages {
  private Pages() {}

  /// Fails unless it is well-formed; faster than reading it.
  static void check(String page) throws SAXException, IOException {
    try {
      SAXParserFactory.newInstance()
          .newSAXParser()
          .parse(new InputSource(new StringReader(page)), new DefaultHandler());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Fails unless it is well-formed.
  static Document parsed(String page) throws SAXException, IOException {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(
          new DefaultHandler() {
            @Override
            public void fatalError(SAXParseException e) throws SAXException {
              String[] lines = page.split("\n", -1);
              throw new SAXException(e + " in: " + lines[e.getLineNumber() - 1], e);
            }
          });
      return builder.parse(new InputSource(new StringReader(page)));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Element> elements(Document page, String tag) {
    NodeList nodes = page.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /// All that can be read, or is shown to whoever points at it.
  static String textAndTitles(Document page) {
    StringBuilder text = new StringBuilder();
    collect(page, text);
    return text.toString();
  }

  private static void collect(Node node, StringBuilder text) {
    if (node.getNodeType() == Node.TEXT_NODE) {
      text.append(node.getNodeValue());
    }
    if (node instanceof Element element && element.hasAttribute("title")) {
      text.append('\n').append(element.getAttribute("title")).append('\n');
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collect(child, text);
    }
  }
}
