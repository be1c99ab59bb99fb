package import EventSourcing
package import LMDB

extension PageDamage {
  /// Where, and what.
  var text: Localized {
    let name = database.map { " (\($0))" } ?? ""
    return Localized(
      zh: "第 \(page) 页\(name)：\(reason.text.zh)", en: "page \(page)\(name): \(reason.text.en)")
  }
}

extension PageDamage.Reason {
  package var text: Localized { Localized(zh: chinese, en: rawValue) }

  private var chinese: String {
    switch self {
    case .headers: "文件头已损坏"
    case .noHeader: "没有一个文件头属于正在读取的事务"
    case .lastPage: "末页页号不可能"
    case .freeInUse: "该页被列为空闲却在使用，或超出文件"
    case .lost: "该页无人使用，也未列为空闲"
    case .unknownFlags: "数据库的标志不认识"
    case .emptyWithDepth: "空数据库却有深度"
    case .depth: "数据库的深度不可能"
    case .otherCounts: "数据库所记的页数或条目数不符"
    case .usedTwice: "该页被用了两次，或超出文件"
    case .beyondEnd: "文件在该页之前就结束"
    case .otherPage: "是另一页，或另一种页"
    case .nodes: "该页的条目排不满该页"
    case .keyOrder: "键的次序有误"
    case .claimsDatabase: "条目冒充数据库"
    case .longValue: "长值的页已损坏"
    case .freeListLength: "空闲页清单的长度有误"
    case .freeListOrder: "空闲页清单的次序有误"
    }
  }
}
