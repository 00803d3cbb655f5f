internal import Yams

/// A value in a document, and where it stands.
public struct DocumentNode {
  let node: Node

  /// What a value is.
  enum Content {
    case text(Node.Scalar)
    case list([DocumentNode])
    case fields([(key: DocumentNode, value: DocumentNode)])
  }

  /// The line, from 1.
  public var line: Int { node.mark?.line ?? 1 }

  /// The column, from 1, counted in Unicode scalars.
  public var column: Int { node.mark?.column ?? 1 }

  /// The text as it is written, if this is a single value.
  public var text: String? { node.scalar?.string }

  var content: Content {
    switch node {
    case .scalar(let scalar): .text(scalar)
    case .sequence(let sequence): .list(sequence.map { DocumentNode(node: $0) })
    case .mapping(let mapping):
      .fields(mapping.map { (DocumentNode(node: $0.key), DocumentNode(node: $0.value)) })
    case .alias: .list([])
    }
  }

  /// The column of a place within the text, where the text stands in the file as it is.
  func column(ofOffset offset: Int) -> Int {
    guard let scalar = node.scalar else { return column }
    switch scalar.style {
    case .any, .plain: return column + offset
    case .singleQuoted, .doubleQuoted: return column + 1 + offset
    case .literal, .folded: return column
    }
  }

  /// What it is, in words, for messages.
  var kind: String {
    switch content {
    case .text(let scalar) where scalar.string.isEmpty && scalar.style == .plain: "nothing"
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
