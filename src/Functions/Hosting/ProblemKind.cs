using Leads.Domain;

namespace Leads.Functions.Hosting;

/// <summary>Every way a request can fail that is not a rule of the domain.</summary>
public enum ProblemKind
{
    InvalidFields,
    MalformedJson,
    TooDeep,
    WrongMediaType,
    TooLarge,
    TooSlow,
    BadRequest,
    BadIdempotencyKey,
    BadPrecondition,
    Unauthorized,
    Forbidden,
    PasswordChangeNeeded,
    TooManyTries,
    CrossSite,
    NotFound,
    MethodNotAllowed,
    Conflict,
    NameTaken,
    ProjectExists,
    InUse,
    AlreadyExists,
    Stale,
    KeyReused,
    Unsupported,
    Failed,
    EvidenceDamaged,
    Busy,
    StorageFailed,
    ConverterMissing,
    ConversionFailed,
}

/// <summary>What a problem says: its status and its title in every language.</summary>
internal readonly record struct ProblemTitle(int Status, Text Title);

/// <summary>The titles of problems. Details are said where they happen, in the words of <see cref="Say"/>.</summary>
internal static class ProblemTitles
{
    public static ProblemTitle Of(ProblemKind kind) => kind switch
    {
        ProblemKind.InvalidFields => new(400, new("有字段填写不正确", "Some fields are not right")),
        ProblemKind.MalformedJson => new(400, new("请求正文不是合法的 JSON", "The body is not valid JSON")),
        ProblemKind.TooDeep => new(400, new("请求正文嵌套过深", "The body is nested too deeply")),
        ProblemKind.WrongMediaType => new(415, new("请求正文的类型不对", "The body has the wrong media type")),
        ProblemKind.TooLarge => new(413, new("请求正文过大", "The body is too large")),
        ProblemKind.TooSlow => new(408, new("请求正文传送太慢", "The body came too slowly")),
        ProblemKind.BadRequest => new(400, new("请求有误", "The request is not right")),
        ProblemKind.BadIdempotencyKey => new(400, new("Idempotency-Key 不合格", "The Idempotency-Key is not right")),
        ProblemKind.BadPrecondition => new(400, new("If-Match 或 If-None-Match 不合格",
            "If-Match or If-None-Match is not right")),
        ProblemKind.Unauthorized => new(401, new("需要登录或令牌", "A session or a token is needed")),
        ProblemKind.Forbidden => new(403, new("没有这项权限", "Not allowed")),
        ProblemKind.PasswordChangeNeeded => new(403, new("请先修改初始密码", "The first password must be changed first")),
        ProblemKind.TooManyTries => new(429, new("过于频繁", "Too often")),
        ProblemKind.CrossSite => new(403, new("拒绝来自其他网站的写入", "A write from another site is refused")),
        ProblemKind.NotFound => new(404, new("没有找到", "Not found")),
        ProblemKind.MethodNotAllowed => new(405, new("此地址不支持这种操作", "This address does not take this method")),
        ProblemKind.Conflict => new(409, new("与现有内容冲突", "In conflict with what is there")),
        ProblemKind.NameTaken => new(409, new("名称已被使用", "The name is taken")),
        ProblemKind.ProjectExists => new(409, new("已有这个项目", "The project exists already")),
        ProblemKind.InUse => new(409, new("仍在使用，不能删除", "Still in use, cannot be deleted")),
        ProblemKind.AlreadyExists => new(412, new("已经存在", "It exists already")),
        ProblemKind.Stale => new(412, new("内容已被他人修改", "Somebody else has changed it")),
        ProblemKind.KeyReused => new(422, new("同一 Idempotency-Key 用于不同的请求",
            "The Idempotency-Key was used for another request")),
        ProblemKind.Unsupported => new(422, new("不能处理", "This cannot be processed")),
        ProblemKind.Failed => new(500, new("系统内部错误", "Something went wrong here")),
        ProblemKind.EvidenceDamaged => new(500, new("佐证材料已损坏或被替换", "The evidence file is damaged or was replaced")),
        ProblemKind.Busy => new(503, new("系统繁忙", "Too busy at the moment")),
        ProblemKind.StorageFailed => new(503, new("存储暂时不可用", "The storage does not work at the moment")),
        ProblemKind.ConverterMissing => new(501, new("这台服务器还不能生成 PDF", "This server cannot make PDFs yet")),
        ProblemKind.ConversionFailed => new(503, new("PDF 没有生成", "The PDF was not made")),
    };

    /// <summary>The words for a rule's refusal: 409 where the state stands against it, else 422.</summary>
    public static ProblemTitle Of(RefusalReason reason) => reason switch
    {
        RefusalReason.DatedInTheFuture => new(422, new("日期不能晚于今天", "The date may not be later than today")),
        RefusalReason.DatedTooEarly => new(422, new("日期不能早于 1949 年 10 月 1 日",
            "The date may not be before 1949-10-01")),
        RefusalReason.AmountMissing => new(422, new("请填写大于零的金额", "Give an amount above zero")),
        RefusalReason.AmountNotAllowed => new(422, new("这类事项不带金额，请去掉金额",
            "This kind of fact carries no amount; leave it out")),
        RefusalReason.TermsNotAllowed => new(422, new("合同条款随签约填写，之后只能更正",
            "Terms come with the signature; later they change only by correction")),
        RefusalReason.ReasonMissing => new(422, new("请写明原因", "Give the reason")),
        RefusalReason.UnknownFact => new(422, new("项目没有这条事项", "The project has no such fact")),
        RefusalReason.AlreadyReplaced => new(409, new("这条事项已被更正，请更正最新的一条",
            "This fact has been corrected already; correct the newest one")),
        RefusalReason.NotWaiting => new(409, new("只有待审核的事项可以认定或不予认定；已认定的只能提高层级",
            "Only a waiting fact can be recognised or rejected; a recognised one can only be raised to a higher level")),
        RefusalReason.LevelNotHigher => new(409, new("认定层级只能提高，不能降低",
            "A recognition can be raised to a higher level, never lowered")),
        RefusalReason.OnlyTheBureau => new(403, new("只有招商局可以认定", "Only the bureau recognises")),
        RefusalReason.FourEyes => new(409, new("本地区实行四眼原则：登记人不能认定自己登记的事项，请由他人认定",
            "Four eyes: whoever recorded a fact may not recognise it; somebody else must")),
        RefusalReason.EvidenceMissing => new(409, new("认定这类事项须先上传佐证材料",
            "This kind of fact is recognised only with an evidence file; send one first")),
        RefusalReason.Collides => new(409, new("其他单位已登记同一项目（首报首谈）",
            "Another unit has entered this project first")),
        RefusalReason.TooManyFiles => new(409, new("一个项目最多保存 200 个佐证材料",
            "A project keeps at most 200 evidence files")),
        RefusalReason.UnknownEvidence => new(404, new("项目没有这个佐证材料", "The project has no such evidence file")),
        RefusalReason.AlreadyWithdrawn => new(409, new("这个佐证材料已撤回", "This evidence file is withdrawn already")),
        RefusalReason.NothingToRevive => new(409, new("没有可恢复的停工或终止",
            "There is no suspension or termination to end")),
        RefusalReason.AlreadyRecorded => new(409, new("同样的事项已经登记过", "The same fact is already recorded")),
        RefusalReason.NothingAssigned => new(422, new("请至少填写责任单位、产业链、包抓领导之一",
            "Give at least one of unit, chain and leader")),
        RefusalReason.UseCorrection => new(409, new("项目已有这个节点，请用更正修改",
            "The project has this milestone already; change it by correction")),
    };
}
