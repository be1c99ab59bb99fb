/// Which services mend something that is broken, so that coming once must be enough (一次完成率).
///
/// Neither events nor settings say what kind of work a service is, so this list does, by the names
/// that assignments give. A name that is missing here is not counted in `first_time_fix`; adding
/// one raises ``VisitsProjector/version``.
enum RepairServices {
  static let names: Set<String> = [
    "维修", "家庭维修", "上门维修", "房屋维修", "家电维修", "空调维修", "冰箱维修", "洗衣机维修", "热水器维修",
    "燃气灶维修", "油烟机维修", "电视维修", "水电维修", "水管维修", "电路维修", "管道维修", "管道疏通", "下水道疏通",
    "马桶维修", "卫浴维修", "防水补漏", "墙面修补", "家具维修", "地板维修", "门窗维修", "门锁维修", "灯具维修",
    "网络维修", "电脑维修", "repair",
  ]
}
