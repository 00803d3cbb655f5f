/// What a step can be; every kind of command and of directive, and time.
public enum StepKind: String, CaseIterable, Sendable {
  case place
  case amend
  case cancel
  case cancelAll
  case placeConditional
  case placePair
  case placeBracket
  case replace
  case keepAlive
  case openAccount
  case deposit
  case withdraw
  case setFeeTier
  case list
  case delist
  case setPhase
  case announce
  case revise
  case report
  case callOff
  case openIncident
  case updateIncident
  case nothing

  /// How often it comes, of some thousands.
  var weight: Int {
    switch self {
    case .place: 3_600
    case .amend: 1_100
    case .cancel: 900
    case .cancelAll: 40
    case .placeConditional: 1_300
    case .placePair: 500
    case .placeBracket: 500
    case .replace: 350
    case .keepAlive: 90
    case .openAccount: 5
    case .deposit: 60
    case .withdraw: 60
    case .setFeeTier: 40
    case .list: 6
    case .delist: 5
    case .setPhase: 150
    case .announce: 40
    case .revise: 12
    case .report: 12
    case .callOff: 6
    case .openIncident: 12
    case .updateIncident: 20
    case .nothing: 300
    }
  }
}

/// What a stream may do without, to find out what a difference comes from.
public enum StreamFeature: String, CaseIterable, Sendable {
  case iceberg
  case budget
  case goodTillDate
  case reduceOnly
  case decrement
  case none
}
