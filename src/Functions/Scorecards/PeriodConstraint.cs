using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>Addresses of issues: a part that is a period, such as 2026-W47, and not a page of the dashboard.</summary>
internal sealed class PeriodConstraint : IRouteConstraint
{
    public const string Name = "period";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values,
        RouteDirection routeDirection) =>
        values[routeKey] is string text && Period.TryParse(text, out _);
}
