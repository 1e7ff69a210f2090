-- Everybody with the series they are known from: leading parts first, the best known series first.
-- The order of people tells of what everybody may know only.
insert into somebody
with placed as (
    select
        person, slug, position, popularity,
        row_number() over (partition by person order by position > 0, popularity desc, slug) as nth
    from known join series using (series)
    where person between {first} and {last}
)
select
    person, coalesce(max(popularity) filter (position = 0), -1) as popularity, count(*) filter (position = 0) as open,
    '[' || string_agg(format('["{}",{}]', slug, position), ',' order by nth) || ']' as places
from placed where nth <= 16 group by person;
