-- The cast of some series, as `credit` has it: each person with each name once.
-- Leading are those whom the series itself credits and who are there from its first episode.
create or replace temp table billed as
with present as (
    select played.series, person.person, played.name, position, min(billing) as billing
    from played join person on person.id = played.person
    where played.series between {first} and {last}
    group by all
), lead as (
    select series, person, min(billing) as billing, arg_min(name, (billing, name)) as name
    from present where position = 0 group by all
), part as (
    select
        series, person, present.name, min(position) as begins, count(*) as episodes,
        arg_min(billing, position) as billing, '["' || string_agg(code, '","' order by position) || '"]' as codes
    from present join episode using (series, position) group by all
), credited as (
    select
        part.* exclude (billing), part.billing, lead.billing as leads,
        lead.billing is not null and begins = 1 as main,
        row_number() over (partition by part.series, part.person order by begins, part.billing, part.name) as nth
    from part left join lead on lead.series = part.series and lead.person = part.person
    union all by name
    -- Of whom no episode is known, one name is told: a second one may be a secret. They wait for the end of the first
    -- episode that there is, for they may come later.
    select
        series, person, name, case when codes is null then 0 else 1 end as begins, 0 as episodes, 0 as billing, lead.billing as leads, true as main, 1 as nth,
        coalesce(codes, '["S1E1"]') as codes
    from lead anti join part using (series, person) left join opening using (series)
), ordered as (
    select
        series, person, name, codes, case when main then 'main' when episodes > 1 then 'recurring' else 'guest' end as kind,
        -- A second name that somebody bears in the first episode may be what it is about.
        case when main and nth = 1 and episodes > 0 then 0 else begins end as reveals,
        row_number() over (
            partition by series order by not main, case when main then leads end, begins, billing, person, name
        ) - 1 as billing
    from credited
), together as (
    select *, min(billing) over named as first, min(reveals) over named as known
    from ordered window named as (partition by series, name)
)
select *, dense_rank() over (partition by series order by first) - 1 as character from together;

insert into known select person, series, min(reveals) from billed group by all;
