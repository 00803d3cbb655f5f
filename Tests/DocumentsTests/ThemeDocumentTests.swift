import Canvas
import Documents
import Testing

@Suite("Theme files")
struct ThemeDocumentTests {
  /// What is wrong with a user's theme `mine`, as a person sees it, with the folder left out.
  static func problems(_ text: String, others: [String: String] = [:]) throws -> [String] {
    var files = others
    files["mine.yaml"] = text
    let folder = try TemporaryFolder(files)
    do throws(DocumentError) {
      _ = try ThemeLibrary(folder: folder.path).theme(named: "mine")
      return []
    } catch {
      return error.problems.map {
        String($0.description.trimmingPrefix(folder.path + "/"))
      }
    }
  }

  static let allowedColours =
    "six hexadecimal digits such as 0e1116, terminal, or one of the terminal's sixteen (black, "
    + "red, green, yellow, blue, magenta, cyan, white, each also with bright-)"

  @Test("a theme inherits colours and roles, and its own take their place")
  func inherits() throws {
    let folder = try TemporaryFolder([
      "mine.yaml": """
      title: Mine
      inherits: dark
      colours:
        up: 0a0b0c
        moss: "#112233"
      roles:
        own: moss on bright-red bold italic
        selection: reverse
      """
    ])
    let library = ThemeLibrary(folder: folder.path)
    let dark = try library.theme(named: "dark")
    let mine = try library.theme(named: "mine")
    #expect(mine.name == "mine" && mine.title == "Mine" && !mine.isLight)
    #expect(mine[.positive].foreground == .hex(0x0a_0b0c))
    #expect(mine[.positive].background == dark[.background].background)
    #expect(mine[.positiveStrong].foreground == .hex(0x0a_0b0c))
    #expect(mine[.negative] == dark[.negative])
    #expect(
      mine[.own]
        == Style(
          foreground: .hex(0x11_2233), background: .ansi(9), emphasis: [.bold, .italic]))
    #expect(
      mine[.selection]
        == Style(
          foreground: dark[.text].foreground, background: dark[.background].background,
          emphasis: .reverse))
  }

  @Test("a background of `terminal` stays transparent, and the roles that name none with it")
  func transparent() throws {
    let folder = try TemporaryFolder([
      "dark.yaml": "inherits: dark\nroles:\n  background: terminal\n"
    ])
    let theme = try ThemeLibrary(folder: folder.path).theme(named: "dark")
    #expect(theme[.background].background == .terminal)
    #expect(theme[.positive].background == .terminal)
    #expect(theme[.selection].background == .hex(0x20_2c3c))
    #expect(theme.title == "Dark")
  }

  @Test("an unknown key or role, with the nearest that there is")
  func unknownWords() throws {
    #expect(
      try Self.problems("inherits: dark\nroels:\n  positve: green\n") == [
        "mine.yaml:2:1: a theme has no key 'roels'; did you mean 'roles'?"
      ])
    #expect(
      try Self.problems("inherits: dark\nroles:\n  positve: green\n  own: blue\n") == [
        "mine.yaml:3:3: the list of roles has no key 'positve'; did you mean 'positive'?"
      ])
    #expect(
      try Self.problems("inherits: dark\nwallpaper: yes\n") == [
        "mine.yaml:2:1: a theme has no key 'wallpaper'; "
          + "allowed: title, appearance, inherits, colours, roles"
      ])
  }

  @Test("a style that cannot be read, at the word that is wrong")
  func badStyles() throws {
    #expect(
      try Self.problems(
        """
        inherits: dark
        roles:
          own: nigth on gold
          text: ink on puce blod
          dim: "haze  underlin"
          label: red green
          title: on red on green
          key: ink on
          axis: [ink]
          tab:
          hover: 0e111 on 12345g
        """) == [
          "mine.yaml:3:8: unknown colour 'nigth'; did you mean 'night'?",
          "mine.yaml:4:16: unknown colour 'puce'; allowed: a name from colours, "
            + "\(Self.allowedColours); bold, dim, underline, reverse, italic",
          "mine.yaml:4:21: unknown colour 'blod'; did you mean 'bold'?",
          "mine.yaml:5:15: unknown colour 'underlin'; did you mean 'underline'?",
          "mine.yaml:6:14: 'green': label has only one colour; a background is written on green",
          "mine.yaml:7:20: 'green': title has only one background",
          "mine.yaml:8:8: 'on' needs a colour after it",
          "mine.yaml:9:9: axis must be text, found a list",
          "mine.yaml:10:7: tab must be text, found nothing",
          "mine.yaml:11:10: unknown colour '0e111'; allowed: a name from colours, "
            + "\(Self.allowedColours); bold, dim, underline, reverse, italic",
          "mine.yaml:11:19: unknown colour '12345g'; allowed: a name from colours, "
            + "\(Self.allowedColours); bold, dim, underline, reverse, italic",
        ])
  }

  @Test("a colour that is none, and names that a colour cannot have")
  func badColours() throws {
    #expect(
      try Self.problems(
        """
        inherits: dark
        colours:
          moss: 12345
          fern: #112233
          leaf: {a: b}
          red: 112233
          facade: 112233
          Big One: 112233
        roles:
          own: moss on fern
        """) == [
          "mine.yaml:3:9: the colour 'moss' must be \(Self.allowedColours), found '12345'",
          "mine.yaml:4:8: the colour 'fern' must be \(Self.allowedColours), found nothing; "
            + "write # in quotes or leave it out",
          "mine.yaml:5:9: the colour 'leaf' must be \(Self.allowedColours), found a mapping",
          "mine.yaml:6:3: 'red' is a colour or a word of its own; choose another name",
          "mine.yaml:7:3: 'facade' is a colour or a word of its own; choose another name",
          "mine.yaml:8:3: 'Big One' cannot name a colour; "
            + "allowed: small letters, digits and hyphens",
        ])
  }

  @Test("missing roles and fields")
  func missing() throws {
    let names = ThemeRole.allCases.map(\.name).filter { $0 != "text" && $0 != "own" }
    #expect(
      try Self.problems("title: Mine\nappearance: dark\nroles:\n  text: red\n  own: blue\n") == [
        "mine.yaml:4:3: missing roles: \(names.joined(separator: ", ")); give each a style, or "
          + "inherit from a theme that does, as in inherits: dark"
      ])
    #expect(
      try Self.problems("appearance: drak\ninherits: dark\n") == [
        "mine.yaml:1:13: appearance must be one of dark, light, found 'drak'; "
          + "did you mean 'dark'?"
      ])
    #expect(
      try Self.problems("colours:\n  moss: 112233\n").prefix(2) == [
        "mine.yaml:1:1: 'title' is missing", "mine.yaml:1:1: 'appearance' is missing",
      ])
  }

  @Test("wrong types")
  func wrongTypes() throws {
    #expect(
      try Self.problems("- a\n- b\n") == [
        "mine.yaml:1:1: a theme must be a mapping (key: value), found a list"
      ])
    #expect(
      try Self.problems("inherits: dark\ntitle: [a]\ncolours: blue\nroles:\n  - text\n") == [
        "mine.yaml:2:8: title must be text, found a list",
        "mine.yaml:3:10: colours must be a mapping (key: value), found 'blue'",
        "mine.yaml:5:3: the list of roles must be a mapping (key: value), found a list",
      ])
    #expect(
      try Self.problems("inherits: {a: b}\n? [x]\n: y\n") == [
        "mine.yaml:1:11: inherits must be text, found a mapping",
        "mine.yaml:2:3: a key of a theme must be a word, found a list",
      ])
  }

  @Test("duplicate keys, at the second, and the rest is checked too")
  func duplicates() throws {
    #expect(
      try Self.problems(
        """
        inherits: dark
        roles:
          own: red
          # own: not this one
          text: whiet
          own: blue
          dim: ink
          dim: fog
        """) == [
          "mine.yaml:5:9: unknown colour 'whiet'; did you mean 'white'?",
          "mine.yaml:6:3: duplicate key 'own', first given in line 3",
          "mine.yaml:8:3: duplicate key 'dim', first given in line 7",
        ])
    #expect(
      try Self.problems("title: a\ninherits: dark\ntitle: b\n") == [
        "mine.yaml:3:1: duplicate key 'title', first given in line 1"
      ])
    #expect(
      try Self.problems("inherits: dark\nroles: {own: red, own: blue}\n") == [
        "mine.yaml:2:9: duplicate key 'own'"
      ])
    #expect(
      try Self.problems("inherits: dark\nroles:\n  own: red\nroles:\n  own: blue\n") == [
        "mine.yaml:4:1: duplicate key 'roles', first given in line 2"
      ])
  }

  @Test("what is not YAML, not text, or nothing")
  func syntax() throws {
    #expect(
      try Self.problems("title: Mine\n  appearance: dark\n") == [
        "mine.yaml:2:13: not YAML: mapping values are not allowed in this context"
      ])
    #expect(
      try Self.problems("title: \"Mine\nroles: [a, b\n") == [
        "mine.yaml:3:1: not YAML: found unexpected end of stream "
          + "(while scanning a quoted scalar, line 1)"
      ])
    #expect(
      try Self.problems("roles:\n\town: red\n") == [
        "mine.yaml:2:1: not YAML: found character that cannot start any token "
          + "(while scanning for the next token, line 2)"
      ])
    #expect(
      try Self.problems("title: a\u{1}b\n") == [
        "mine.yaml:1:9: not YAML: control characters are not allowed"
      ])
    #expect(
      try Self.problems("title: *nowhere\n") == [
        "mine.yaml:1:8: not YAML: found undefined alias"
      ])
    #expect(
      try Self.problems("title: a\n---\ntitle: b\n") == [
        "mine.yaml:2:1: not YAML: but found another document "
          + "(expected a single document in the stream, line 1)"
      ])
    #expect(try Self.problems("") == ["mine.yaml:1:1: the file is empty"])
    #expect(try Self.problems("# nothing\n") == ["mine.yaml:1:1: the file is empty"])
  }
}
