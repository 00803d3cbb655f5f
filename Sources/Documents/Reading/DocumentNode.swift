internal import Yams

/// A value in a document, and where it stands.
public struct DocumentNode {
  let node: Node
  /// Where problems with it are told, if not where it stands.
  private var place: (line: Int, column: Int)?

  init(node: Node) { self.node = node }

  /// What a value is.
  enum Content {
    case text(Node.Scalar)
    case list([DocumentNode])
    case fields([(key: DocumentNode, value: DocumentNode)])
  }

  /// The line, from 1.
  public var line: Int { place?.line ?? node.mark?.line ?? 1 }

  /// The column, from 1, counted in Unicode scalars.
  public var column: Int { place?.column ?? node.mark?.column ?? 1 }

  /// The text as it is written, if this is a single value.
  public var text: String? { node.scalar?.string }

  var content: Content {
    switch node {
    case .scalar(let scalar): .text(scalar)
    case .sequence(let sequence): .list(sequence.map(part))
    case .mapping(let mapping): .fields(mapping.map { (part($0.key), part($0.value)) })
    case .alias: .list([])
    }
  }

  private func part(_ node: Node) -> DocumentNode {
    var part = DocumentNode(node: node)
    part.place = place
    return part
  }

  /// The same value, as one that holds where a document says nothing: what is wrong with it is told
  /// at a place in that document.
  func standing(at other: DocumentNode) -> DocumentNode {
    var copy = self
    copy.place = (other.line, other.column)
    return copy
  }

  /// The column of a place within the text, where the text stands in the file as it is.
  func column(ofOffset offset: Int) -> Int {
    guard let scalar = node.scalar, place == nil else { return column }
    switch scalar.style {
    case .any, .plain: return column + offset
    case .singleQuoted, .doubleQuoted: return column + 1 + offset
    case .literal, .folded: return column
    }
  }

  /// Whether nothing is written there.
  var isNothing: Bool {
    if case .text(let scalar) = content {
      scalar.string.isEmpty && scalar.style == .plain
    } else {
      false
    }
  }

  /// What it is, in words, for messages.
  var kind: String {
    switch content {
    case .text where isNothing: "nothing"
    case .text(let scalar): "'\(scalar.string.prefix(40))'"
    case .list: "a list"
    case .fields: "a mapping"
    }
  }
}

/// The fields of a mapping in a document, in the order of the file.
public struct DocumentFields {
  /// The mapping.
  public let node: DocumentNode
  /// The fields whose keys are texts.
  public let entries: [(key: DocumentNode, name: String, value: DocumentNode)]

  /// The value of a field.
  public subscript(name: String) -> DocumentNode? {
    entries.first { $0.name == name }?.value
  }
}
