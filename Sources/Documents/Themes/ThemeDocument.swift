import Canvas

/// A theme file, read but not yet joined with the one that it inherits from.
///
/// The format: `title` (text), `appearance` (`dark` or `light`), `inherits` (the name of another
/// theme, whose colours and roles hold where this one has none), `colours` (names for colours)
/// and `roles` (a style for each role). A style is `COLOUR on COLOUR` and any of `bold`, `dim`,
/// `underline`, `reverse`, `italic`; what is left out is that of `text` and `background`. The
/// file's name is the theme's.
struct ThemeDocument {
  static let keys = ["title", "appearance", "inherits", "colours", "roles"]
  static let roleNames = ThemeRole.allCases.map(\.name)

  var reader: DocumentReader
  let name: String
  /// Whether it is part of the program.
  var isBuiltIn = false
  var title: String?
  var isLight: Bool?
  var parent: DocumentNode?
  var palette: [String: Colour] = [:]
  var roles: [ThemeRole: DocumentNode] = [:]
  /// Where to say that a role is missing.
  var rolesNode: DocumentNode?
  /// Whether all of its lists could be read, be it with mistakes in them.
  var isComplete = false

  /// Reads a file's bytes.
  ///
  /// What is wrong is in the reader.
  init(_ source: DocumentSource) {
    reader = DocumentReader(file: source.file)
    name = source.name
    guard let root = reader.root(of: source.bytes),
      let fields = reader.fields(of: root, describing: "a theme", allowed: Self.keys)
    else { return }
    rolesNode = fields["roles"] ?? root
    parent = fields["inherits"]
    if let node = fields["title"] ?? (parent == nil ? reader.required("title", of: fields) : nil) {
      title = reader.text(node, "title")
    }
    if let node = fields["appearance"]
      ?? (parent == nil ? reader.required("appearance", of: fields) : nil)
    {
      isLight = reader.choice(node, "appearance", of: ["dark", "light"]).map { $0 == 1 }
    }
    isComplete = true
    if let node = fields["colours"] { readPalette(node) }
    if let node = fields["roles"] { readRoles(node) }
  }

  private mutating func readPalette(_ node: DocumentNode) {
    guard let fields = reader.fields(of: node, describing: "colours", allowed: nil) else {
      isComplete = false
      return
    }
    for (key, name, value) in fields.entries {
      if ColourText.reserved.contains(name) || ColourText.colour(name) != nil {
        reader.report("'\(name)' is a colour or a word of its own; choose another name", at: key)
        continue
      }
      guard ColourText.isName(name) else {
        reader.report(
          "'\(name)' cannot name a colour; allowed: small letters, digits and hyphens", at: key)
        palette[name] = .terminal
        continue
      }
      // A colour that is wrong is known by name all the same, so that its uses are not reported
      // too.
      palette[name] = readColour(value, name) ?? .terminal
    }
  }

  private mutating func readColour(_ node: DocumentNode, _ name: String) -> Colour? {
    if let text = node.text, let colour = ColourText.colour(text) { return colour }
    // A colour that begins with # and has no quotes is a comment to YAML.
    let hint = node.text == "" ? "; write # in quotes or leave it out" : ""
    reader.report(
      "the colour '\(name)' must be \(ColourText.allowed), found \(node.kind)\(hint)", at: node)
    return nil
  }

  private mutating func readRoles(_ node: DocumentNode) {
    guard
      let fields = reader.fields(of: node, describing: "the list of roles", allowed: Self.roleNames)
    else {
      isComplete = false
      return
    }
    for role in ThemeRole.allCases { roles[role] = fields[role.name] }
  }
}

extension ThemeDocument {
  /// Joins a theme with those that it inherits from: `documents` begins with the theme itself, and
  /// each is followed by the one that it inherits from.
  static func theme(from documents: [ThemeDocument]) throws(DocumentError) -> Theme {
    var readers = documents.map(\.reader)
    // What is not known, because a file or a list could not be read at all, is not missing.
    guard documents.allSatisfy(\.isComplete), documents.last?.parent == nil else {
      return try finish(readers, nil)
    }
    var palette: [String: Colour] = [:]
    for document in documents.reversed() {
      palette.merge(document.palette) { _, nearer in nearer }
    }
    var styles: [ThemeRole: StyleText] = [:]
    var missing: [String] = []
    for role in ThemeRole.allCases {
      guard let owner = documents.firstIndex(where: { $0.roles[role] != nil }),
        let node = documents[owner].roles[role]
      else {
        missing.append(role.name)
        continue
      }
      styles[role] = readers[owner].style(node, role.name, palette: palette)
    }
    if !missing.isEmpty, let node = documents[0].rolesNode {
      readers[0].report(
        "missing roles: \(missing.joined(separator: ", ")); give each a style, or inherit from a "
          + "theme that does, as in inherits: dark", at: node)
    }
    return try finish(readers, joined(documents, styles))
  }

  private static func finish(
    _ readers: [DocumentReader], _ theme: Theme?
  ) throws(DocumentError) -> Theme {
    var first = readers[0]
    for reader in readers.dropFirst() { first.adopt(reader.problems) }
    return try first.finish(theme)
  }

  private static func joined(_ documents: [ThemeDocument], _ styles: [ThemeRole: StyleText])
    -> Theme
  {
    // `background: night` names the screen's colour; for all other roles one colour is the glyph's.
    let screen = styles[.background]?.background ?? styles[.background]?.foreground ?? .terminal
    let ink = styles[.text]?.foreground ?? .terminal
    return Theme(
      name: documents[0].name,
      title: documents.lazy.compactMap(\.title).first ?? documents[0].name,
      isLight: documents.lazy.compactMap(\.isLight).first ?? false
    ) { role in
      let style = styles[role]
      let isScreen = role == .background
      return Style(
        foreground: isScreen ? ink : style?.foreground ?? ink,
        background: isScreen ? screen : style?.background ?? screen,
        emphasis: style?.emphasis ?? [])
    }
  }
}
