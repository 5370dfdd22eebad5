"""A year of the processes of a whole province, for forms about which a demonstration says little.

Every person in service is somebody's learner and has a rating; one in 27 stands in a list of staff
reduction, one in 16 competes for a post: of 80,000 people some 3,000 and 5,000. Written in SQL past
the steps that lead there, as only what the forms read matters here; rows that a form must leave
out (drafts, other years, what was withdrawn) are among them. All is taken back with the savepoint
of the benchmark.
"""

# Who serves, in an order that has nothing to do with the units.
SERVING = """
CREATE TEMP TABLE serving ON COMMIT DROP AS
    SELECT v.employee_id, v.department_id AS unit_id,
           COALESCE(u.agency_id, v.department_id) AS agency_id,
           row_number() OVER (ORDER BY v.employee_id %% 1009, v.employee_id) - 1 AS n
      FROM hr_version v
      JOIN hr_employee e ON e.current_version_id = v.id
      JOIN hr_department u ON u.id = v.department_id
     WHERE v.in_service
"""

# -- training ---------------------------------------------------------------------------------

# A class for every thirty people in which everybody learns once, and what it cost; a plan of each
# agency, some of whose lines name the people; studies at a university; what each did elsewhere.
TRAINING = """
CREATE TEMP TABLE programmes ON COMMIT DROP AS
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS number
      FROM cchc_training_programme;
INSERT INTO cchc_training_class (name, code, programme_id, unit_id, seats, mode, state, periods,
                                 date_from, date_to)
    SELECT 'x', 'bench' || c.class, p.id, %(root)s, 30, 'in_person', 'finished', 40, day, day + 4
      FROM (SELECT DISTINCT n / 30 AS class, %(start)s::date + (n / 30 %% 170)::int AS day
              FROM serving) c
      JOIN programmes p ON p.place = c.class %% p.number;
INSERT INTO cchc_training_participant (class_id, programme_id, employee_id, unit_id, state,
                                       attended_periods, date_from, date_to)
    SELECT c.id, c.programme_id, s.employee_id, s.unit_id,
           CASE WHEN s.n %% 20 = 0 THEN 'failed' WHEN s.n %% 50 = 1 THEN 'cancelled'
                ELSE 'passed' END, 40, c.date_from, c.date_to
      FROM serving s JOIN cchc_training_class c ON c.code = 'bench' || s.n / 30;
INSERT INTO cchc_training_class_cost (class_id, item, source, amount)
    SELECT c.id, 'tuition', k.source, k.amount
      FROM cchc_training_class c
      JOIN (VALUES ('training', 30000001, 1), ('unit', 900000, 2), ('project', 7000000, 5),
                   ('learner', 100001, 3)) k (source, amount, every) ON c.id %% k.every = 0
     WHERE c.code LIKE 'bench%%';
INSERT INTO cchc_training_plan (unit_id, kind, year_from, year_to, state)
    SELECT DISTINCT agency_id, 'year', %(year)s, %(year)s, 'approved' FROM serving
        ON CONFLICT DO NOTHING;
INSERT INTO cchc_training_plan_line (plan_id, programme_id, unit_id, year, people, source,
                                     cost_per_head)
    SELECT p.id, g.id, p.unit_id, %(year)s, 20,
           (ARRAY['training', 'unit', 'project', 'learner'])[g.place %% 4 + 1], 1000000
      FROM cchc_training_plan p CROSS JOIN programmes g
     WHERE p.year_from = %(year)s AND p.state = 'approved';
INSERT INTO cchc_qualification_need (employee_id, unit_id, places, origin, kind, required, state,
                                     programme_id)
    SELECT s.employee_id, s.unit_id, 1, 'gap', 'it', 'bench', 'picked', p.id
      FROM serving s JOIN programmes p ON p.place = 0 WHERE s.n %% 10 = 0;
INSERT INTO cchc_training_plan_line_need_rel (line_id, need_id)
    SELECT l.id, d.id
      FROM (SELECT n.id, n.programme_id, s.agency_id,
                   row_number() OVER (PARTITION BY s.agency_id ORDER BY n.id) AS place
              FROM cchc_qualification_need n JOIN serving s ON s.employee_id = n.employee_id
             WHERE n.required = 'bench') d
      JOIN cchc_training_plan p ON p.unit_id = d.agency_id AND p.year_from = %(year)s
       AND p.kind = 'year' AND p.state = 'approved'
      JOIN cchc_training_plan_line l ON l.plan_id = p.id AND l.programme_id = d.programme_id
       AND l.people = 20 AND l.source = 'training'
     WHERE d.place <= 20;
INSERT INTO cchc_training_study (employee_id, unit_id, programme_id, kind, state, date_from,
                                 date_to)
    SELECT s.employee_id, s.unit_id, p.id, 'master',
           (ARRAY['studying', 'committed', 'proposed'])[s.n / 160 %% 3 + 1],
           %(start)s::date + (s.n %% 150)::int, %(start)s::date + 700
      FROM serving s JOIN programmes p ON p.place = s.n / 160 %% p.number WHERE s.n %% 160 = 7;
INSERT INTO cchc_training_study_cost (study_id, item, source, date, amount)
    SELECT id, 'x', CASE WHEN id %% 3 = 0 THEN 'learner' ELSE 'training' END, date_from,
           25000000 + id
      FROM cchc_training_study WHERE date_from >= %(start)s;
INSERT INTO cchc_training_declared (employee_id, unit_id, periods, kind, name, date_from, date_to)
    SELECT employee_id, unit_id, 8 + n %% 40, CASE WHEN n %% 9 = 0 THEN 'taught' ELSE 'learned' END,
           'x', day, day + 2
      FROM (SELECT *, %(start)s::date + (n %% 170)::int AS day FROM serving) s;
ANALYZE cchc_training_class; ANALYZE cchc_training_participant; ANALYZE cchc_training_class_cost;
ANALYZE cchc_training_plan; ANALYZE cchc_training_plan_line; ANALYZE cchc_training_study;
ANALYZE cchc_training_plan_line_need_rel; ANALYZE cchc_qualification_need;
ANALYZE cchc_training_study_cost; ANALYZE cchc_training_declared
"""

# Of every fourth a demand that was not met: all year long, until spring, since spring, or for some
# days only; half of those who met it had a class for it.
GAPS = """
INSERT INTO cchc_standard_gap (employee_id, unit_id, result_id, kind, required, date_from, date_to,
                               recorded_at)
    SELECT s.employee_id, s.unit_id, r.id,
           (ARRAY['degree', 'political_theory', 'state_management', 'it', 'language', 'certificate',
                  'rank_years'])[s.n / 16 %% 7 + 1], 'bench',
           (ARRAY[%(start)s::date - 300, %(start)s::date - 300, %(start)s::date + 60,
                  %(start)s::date + 10])[s.n / 4 %% 4 + 1],
           (ARRAY[NULL, %(start)s::date + 100, NULL, %(start)s::date + 40])[s.n / 4 %% 4 + 1], now()
      FROM serving s
      JOIN (SELECT employee_id, min(id) AS id FROM cchc_standard_result GROUP BY 1) r
        ON r.employee_id = s.employee_id
     WHERE s.n %% 4 = 0;
WITH wanted AS (
    INSERT INTO cchc_qualification_need (employee_id, unit_id, places, origin, kind, required,
                                         state)
        SELECT g.employee_id, g.unit_id, 1, 'gap', g.kind, 'trained', 'picked'
          FROM cchc_standard_gap g
         WHERE g.required = 'bench' AND g.date_to = %(start)s::date + 100 AND g.id / 4 %% 2 = 0
     RETURNING id, employee_id)
UPDATE cchc_training_participant p SET need_id = w.id
  FROM wanted w, cchc_training_class c
 WHERE p.employee_id = w.employee_id AND c.id = p.class_id AND c.code LIKE 'bench%%';
ANALYZE cchc_standard_gap; ANALYZE cchc_qualification_need; ANALYZE cchc_training_participant
"""

# -- the other processes ------------------------------------------------------------------------

# Everybody was classified in the year before but one in fifty.
RATINGS = """
DELETE FROM cchc_yearly_rating WHERE year = %(year)s - 1;
INSERT INTO cchc_yearly_rating (employee_id, year, rating)
    SELECT employee_id, %(year)s - 1,
           CASE WHEN n %% 50 < 10 THEN 'excellent' WHEN n %% 50 < 40 THEN 'good'
                WHEN n %% 50 < 47 THEN 'completed' WHEN n %% 50 = 47 THEN 'limited'
                ELSE 'not_completed' END
      FROM serving WHERE n %% 50 < 49;
ANALYZE cchc_yearly_rating
"""

# A list of each agency with somebody in it; some are only proposed, or left the year before.
REDUCTION = """
CREATE TEMP TABLE reduced ON COMMIT DROP AS
    SELECT employee_id, unit_id, agency_id, n / 27 AS n FROM serving WHERE n %% 27 = 5;
INSERT INTO cchc_reduction_list (unit_id, year, period, state, name, review_on)
    SELECT DISTINCT agency_id, %(year)s, 'first', 'approved', 'bench', %(start)s::date FROM reduced;
INSERT INTO cchc_reduction_dossier (list_id, unit_id, employee_id, department_id, ground_id, kind,
                                    point, state, measure, leave_on, amount, own_amount,
                                    budget_amount, paid_amount)
    SELECT l.id, r.agency_id, r.employee_id, r.unit_id,
           (SELECT min(id) FROM cchc_reduction_ground WHERE kind = 'ground'), 'civil_servant', 'd',
           r.state,
           (ARRAY['early_retirement', 'transfer_out', 'leave', 'leave_after_study', 'step_down'])
               [r.n %% 5 + 1],
           %(start)s::date - 30 + ((r.n * 13 + 60) %% 200)::int, 100000000 + own, own, 100000000,
           CASE WHEN r.state = 'paid' THEN 100000000 + own ELSE 0 END
      FROM (SELECT *, n * 1000 AS own,
                   (ARRAY['decided', 'paid', 'approved', 'paid', 'proposed'])[n / 5 %% 5 + 1]
                       AS state
              FROM reduced) r
      JOIN cchc_reduction_list l ON l.unit_id = r.agency_id AND l.name = 'bench'
        ON CONFLICT DO NOTHING;
INSERT INTO cchc_reduction_payment (dossier_id, source, document, paid_on, amount)
    SELECT id, 'budget', 'x', leave_on, paid_amount FROM cchc_reduction_dossier
     WHERE state = 'paid' AND paid_amount > 0;
ANALYZE cchc_reduction_list; ANALYZE cchc_reduction_dossier; ANALYZE cchc_reduction_payment
"""

# A session for every hundred candidates, with twelve posts in units all over the province.
RECRUITMENT = """
CREATE TEMP TABLE candidate ON COMMIT DROP AS
    SELECT n / 16 AS n, n / 16 / 100 AS session, unit_id,
           CASE WHEN n / 16 %% 40 = 0 THEN 'draft' WHEN n / 16 %% 40 = 1 THEN 'withdrawn'
                WHEN n / 16 %% 40 < 6 THEN 'refused' WHEN n / 16 %% 40 = 6 THEN 'disqualified'
                ELSE 'eligible' END AS state
      FROM serving WHERE n %% 16 = 3;
INSERT INTO cchc_recruitment_session (unit_id, name, category, form, state, announced_on,
                                      recognised_on)
    SELECT %(root)s, 'bench' || session, 'public_employee',
           CASE WHEN session %% 11 = 10 THEN 'leadership' ELSE 'exam' END,
           (ARRAY['finished', 'recognised', 'results', 'recognised', 'screening', 'finished',
                  'cancelled'])[session %% 7 + 1],
           %(start)s::date - 20 + ((session * 3 + 30) %% 190)::int,
           %(start)s::date + 90 + (session * 3 %% 150)::int
      FROM (SELECT DISTINCT session FROM candidate) c;
INSERT INTO cchc_recruitment_post (session_id, session_unit_id, unit_id, places, code, name,
                                   exam_form)
    SELECT s.id, s.unit_id, c.unit_id, 1 + c.n %% 3, 'bench' || c.n, 'x', 'computer'
      FROM candidate c JOIN cchc_recruitment_session s ON s.name = 'bench' || c.session
     WHERE c.n %% 100 < 12;
INSERT INTO cchc_recruitment_application (session_id, unit_id, state, name, sex, citizen_id,
                                          birthday, receipt)
    SELECT s.id, s.unit_id, c.state, 'x', 'female', 'bench' || c.n, '2000-01-01', 'bench' || c.n
      FROM candidate c JOIN cchc_recruitment_session s ON s.name = 'bench' || c.session;
INSERT INTO cchc_recruitment_wish (application_id, post_id, sequence)
    SELECT a.id, p.id, w.sequence
      FROM candidate c
      JOIN cchc_recruitment_application a ON a.citizen_id = 'bench' || c.n
     CROSS JOIN generate_series(1, 2) AS w(sequence)
      JOIN cchc_recruitment_post p ON p.session_id = a.session_id
       AND p.code = 'bench' || c.session * 100 + (c.n + w.sequence) %% 12
     WHERE w.sequence = 1 OR c.n %% 3 = 0;
INSERT INTO cchc_recruitment_result (application_id, post_id, session_id, unit_id, wish, outcome)
    SELECT a.id, w.post_id, a.session_id, a.unit_id, 1,
           CASE WHEN row_number() OVER (PARTITION BY p.id ORDER BY a.id) <= p.places THEN 'chosen'
                ELSE 'failed' END
      FROM cchc_recruitment_application a
      JOIN cchc_recruitment_wish w ON w.application_id = a.id AND w.sequence = 1
      JOIN cchc_recruitment_post p ON p.id = w.post_id AND p.code LIKE 'bench%%'
     WHERE a.state = 'eligible';
INSERT INTO cchc_recruitment_offer (application_id, post_id, result_id, session_id, unit_id, state,
                                    decided_on)
    SELECT r.application_id, r.post_id, r.id, r.session_id, r.unit_id,
           (ARRAY['decided', 'started', 'completing', 'given_up'])[r.id %% 4 + 1],
           s.recognised_on + (r.id %% 40)::int
      FROM cchc_recruitment_result r
      JOIN cchc_recruitment_session s ON s.id = r.session_id AND s.name LIKE 'bench%%'
     WHERE r.outcome = 'chosen' AND s.state IN ('recognised', 'finished');
ANALYZE cchc_recruitment_session; ANALYZE cchc_recruitment_post;
ANALYZE cchc_recruitment_application; ANALYZE cchc_recruitment_wish;
ANALYZE cchc_recruitment_result; ANALYZE cchc_recruitment_offer
"""


def filled_with(*statements):
    """What fills the open database until the savepoint is taken back."""

    def fill(env, on):
        env.flush_all()
        values = {
            "root": env["hr.department"]._roots()[:1].id,
            "year": on.year,
            "start": on.replace(month=1, day=1),
        }
        for statement in (SERVING, *statements):
            env.cr.execute(statement, values)
        env.invalidate_all(flush=False)

    return fill
